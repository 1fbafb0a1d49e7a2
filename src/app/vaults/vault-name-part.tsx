import { useState } from "react"
import { Form } from "react-aria-components/Form"
import { Button } from "../../ui/button.tsx"
import { Notice } from "../../ui/notice.tsx"
import { TextField } from "../../ui/text-field.tsx"
import type { VaultRow } from "../../worker/api/vaults.ts"
import { useApp } from "../app-context.ts"
import { SectionPart } from "../settings/section-part.tsx"
import { say } from "../strings/say.ts"

/** What the list calls the vault. Kept by a button: it leaves the vault, and is readable from then on. */
export function VaultNamePart({ row, onRenamed }: Readonly<{ row: VaultRow; onRenamed: () => void }>) {
  const { client } = useApp()
  const [name, setName] = useState(row.name)
  const [said, setSaid] = useState<Readonly<{ tone: "calm" | "trouble"; text: string }> | null>(null)
  const isSame = name.trim() === row.name || name.trim() === ""
  const rename = async () => {
    if (isSame) return
    const renamed = await client.vault.renameVault(row.ref, name)
    const text = say(renamed.ok ? "vault.name.saved" : "vault.name.failed", { name: name.trim() })
    setSaid({ tone: renamed.ok ? "calm" : "trouble", text })
    if (renamed.ok) onRenamed()
  }
  return (
    <SectionPart title={say("settings.vault")}>
      <Form
        className="grid w-full justify-items-start gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          void rename()
        }}
      >
        <div className="w-full">
          <TextField
            label={say("vaults.name")}
            description={say("vaults.name.more")}
            value={name}
            maxLength={80}
            onChange={setName}
          />
        </div>
        {said !== null && <Notice tone={said.tone}>{said.text}</Notice>}
        <Button type="submit" isDisabled={isSame}>
          {say("vault.name.save")}
        </Button>
      </Form>
    </SectionPart>
  )
}
