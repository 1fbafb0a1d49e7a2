import { useState } from "react"
import { TextField } from "../../ui/text-field.tsx"
import type { ChangeRefusal } from "../../worker/api/records.ts"
import { useApp } from "../app-context.ts"
import { FormDialog } from "../frame/form-dialog.tsx"
import { fieldError } from "../strings/refusals.ts"
import { say } from "../strings/say.ts"

/** A new organisation, and then its page. */
export function OrganisationDialog({ onClose }: Readonly<{ onClose: () => void }>) {
  const { client, go } = useApp()
  const [name, setName] = useState("")
  const [kind, setKind] = useState("")
  const [refusal, setRefusal] = useState<ChangeRefusal | null>(null)
  const nameError = fieldError(refusal, "name") ?? undefined
  const save = async () => {
    const created = await client.vault.createRecord("organisation", { name, kind })
    if (created.ok) go({ screen: "organisation", id: created.value.id })
    return created
  }
  return (
    <FormDialog
      title={say("network.organisation.new")}
      onSave={save}
      onClose={onClose}
      onRefused={setRefusal}
    >
      <TextField
        label={say("network.organisation.name")}
        value={name}
        onChange={setName}
        error={
          name.trim() === "" && nameError !== undefined ? say("network.organisation.no-name") : nameError
        }
        dir="auto"
        takesFocus
      />
      <TextField
        label={say("network.organisation.kind")}
        value={kind}
        onChange={setKind}
        placeholder={say("network.organisation.kind.example")}
        error={fieldError(refusal, "kind") ?? undefined}
        dir="auto"
      />
    </FormDialog>
  )
}
