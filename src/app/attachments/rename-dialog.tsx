import { useState } from "react"
import { TextField } from "../../ui/text-field.tsx"
import type { AttachmentRow } from "../../worker/api/attachments.ts"
import type { ChangeRefusal } from "../../worker/api/records.ts"
import { useApp } from "../app-context.ts"
import { FormDialog } from "../frame/form-dialog.tsx"
import { fieldError } from "../strings/refusals.ts"
import { say } from "../strings/say.ts"

export function RenameDialog({ row, onClose }: Readonly<{ row: AttachmentRow; onClose: () => void }>) {
  const { client } = useApp()
  const [name, setName] = useState(row.name)
  const [refusal, setRefusal] = useState<ChangeRefusal | null>(null)
  const error = fieldError(refusal, "name")
  return (
    <FormDialog
      title={say("files.rename")}
      onSave={() => client.vault.renameAttachment(row.id, name)}
      onRefused={setRefusal}
      onClose={onClose}
    >
      <TextField
        label={say("files.name")}
        value={name}
        onChange={setName}
        maxLength={255}
        takesFocus
        {...(error !== null && { error })}
      />
    </FormDialog>
  )
}
