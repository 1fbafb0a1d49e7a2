import {
  Archive,
  Contrast,
  Import,
  Info,
  Keyboard,
  KeyRound,
  ShieldCheck,
  UserRound,
  Vault,
} from "lucide-react"
import { useState } from "react"
import { Tabs } from "../../ui/tabs.tsx"
import { useApp } from "../app-context.ts"
import { BackupSection } from "../backups/backup-section.tsx"
import type { SettingsSection } from "../frame/place.ts"
import { ImportSection } from "../imports/import-section.tsx"
import { ProtectionText } from "../protection/protection-text.tsx"
import { say } from "../strings/say.ts"
import { ThisVaultSection } from "../vaults/this-vault-section.tsx"
import { AboutSection } from "./about-section.tsx"
import { AppearanceSection } from "./appearance-section.tsx"
import { KeyboardSection } from "./keyboard-section.tsx"
import { SecuritySection } from "./security-section.tsx"
import { YouSection } from "./you-section.tsx"

/** `section`: the one that was asked for. */
export function SettingsScreen({ section: first = "security" }: Readonly<{ section?: SettingsSection }>) {
  const { info } = useApp()
  const [section, setSection] = useState<SettingsSection>(first)
  return (
    <div className="h-full overflow-y-auto px-5 pt-8 pb-16 sm:px-7 sm:pt-12">
      <div className="mx-auto grid max-w-page gap-8">
        <h1 className="font-serif text-2xl font-medium tracking-tight">{say("settings.title")}</h1>
        <Tabs
          label={say("settings.sections")}
          orientation="vertical"
          chosen={section}
          onChoose={setSection}
          tabs={[
            {
              id: "security",
              label: say("settings.security"),
              icon: <KeyRound />,
              content: <SecuritySection />,
            },
            {
              id: "backup",
              label: say("settings.backup"),
              icon: <Archive />,
              content: <BackupSection />,
            },
            {
              id: "vault",
              label: say("settings.vault"),
              icon: <Vault />,
              content: <ThisVaultSection />,
            },
            {
              id: "appearance",
              label: say("settings.appearance"),
              icon: <Contrast />,
              content: <AppearanceSection />,
            },
            {
              id: "keyboard",
              label: say("settings.keyboard"),
              icon: <Keyboard />,
              content: <KeyboardSection />,
            },
            {
              id: "import",
              label: say("settings.import"),
              icon: <Import />,
              content: <ImportSection />,
            },
            { id: "you", label: say("settings.you"), icon: <UserRound />, content: <YouSection /> },
            {
              id: "protection",
              label: say("settings.protection"),
              icon: <ShieldCheck />,
              content: <ProtectionText isFallback={info.runtime === "chromium"} />,
            },
            { id: "about", label: say("settings.about"), icon: <Info />, content: <AboutSection /> },
          ]}
        />
      </div>
    </div>
  )
}
