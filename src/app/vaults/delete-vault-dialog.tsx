import { useState } from "react"
import { Form } from "react-aria-components/Form"
import { Button } from "../../ui/button.tsx"
import { Dialog } from "../../ui/dialog.tsx"
import { Notice } from "../../ui/notice.tsx"
import { TextField } from "../../ui/text-field.tsx"
import type { DeleteVaultRefusal } from "../../worker/api/vaults.ts"
import { useApp } from "../app-context.ts"
import { say } from "../strings/say.ts"

/** Deleted, the vault is closed and the page locked by whoever hears of it; only a refusal is told here. */
export function DeleteVaultDialog({ name, onClose }: Readonly<{ name: string; onClose: () => void }>) {
  const { client, pending } = useApp()
  const [typed, setTyped] = useState("")
  const [isDeleting, setDeleting] = useState(false)
  const [refusal, setRefusal] = useState<DeleteVaultRefusal | null>(null)
  const remove = async () => {
    if (isDeleting || typed.trim() === "") return
    setDeleting(true)
    setRefusal(null)
    // What was typed last is a change as well, of which there must be a copy.
    await pending.flush()
    const deleted = await client.vault.deleteVault(typed)
    setDeleting(false)
    if (!deleted.ok) setRefusal(deleted.refusal)
  }
  const isOther = refusal?.reason === "other-name"
  return (
    <Dialog role="alertdialog" title={say("vault.delete")} isOpen onClose={onClose}>
      <Form
        className="grid gap-5"
        onSubmit={(event) => {
          event.preventDefault()
          void remove()
        }}
      >
        <p className="text-ink-soft">{say("vault.delete.more")}</p>
        <TextField
          label={say("vault.delete.type", { name })}
          value={typed}
          onChange={setTyped}
          error={isOther ? say("vault.delete.other-name") : undefined}
          takesFocus
        />
        {refusal !== null && !isOther && <Notice tone="trouble">{refusedWords(refusal)}</Notice>}
        <div className="flex flex-wrap justify-end gap-2.5">
          <Button look="quiet" onPress={onClose}>
            {say("app.cancel")}
          </Button>
          <Button type="submit" look="danger" isBusy={isDeleting} isDisabled={typed.trim() === ""}>
            {say(isDeleting ? "vault.delete.working" : "vault.delete.button")}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}

function refusedWords({ reason }: DeleteVaultRefusal): string {
  if (reason === "no-backup" || reason === "other-name") return say(`vault.delete.${reason}`)
  return say("vault.delete.failed", { reason: say(`save.${reason}`) })
}
