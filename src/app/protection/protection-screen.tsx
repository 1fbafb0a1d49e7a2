import { ArrowLeft } from "lucide-react"
import { Button } from "../../ui/button.tsx"
import { say } from "../strings/say.ts"
import { ProtectionText } from "./protection-text.tsx"

/** The same text as in the settings, readable before there is a vault and while it is locked. */
export function ProtectionScreen({
  isFallback,
  onBack,
}: Readonly<{ isFallback: boolean; onBack: () => void }>) {
  return (
    <main className="mx-auto grid max-w-sheet justify-items-start gap-6 px-6 py-8 sm:px-10 sm:py-12">
      <Button
        size="small"
        look="quiet"
        takesFocus
        icon={<ArrowLeft aria-hidden="true" className="size-4" />}
        onPress={onBack}
      >
        {say("app.back")}
      </Button>
      <h1 className="font-serif text-2xl font-medium tracking-tight">{say("protection.title")}</h1>
      <ProtectionText isFallback={isFallback} />
    </main>
  )
}
