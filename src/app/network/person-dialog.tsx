import { useState } from "react"
import { networkRoles, waysOfMeeting } from "../../domain/contact.ts"
import { Select } from "../../ui/select.tsx"
import { TextField } from "../../ui/text-field.tsx"
import type { ChangeRefusal } from "../../worker/api/records.ts"
import { useApp } from "../app-context.ts"
import { RecordField } from "../fields/record-field.tsx"
import type { AskingFor } from "../frame/asking.ts"
import { FormDialog } from "../frame/form-dialog.tsx"
import { fieldError } from "../strings/refusals.ts"
import { say } from "../strings/say.ts"
import { sayTerm } from "../strings/terms.ts"
import { fieldsOf, type NewPerson } from "./new-person.ts"

/** A new person: a name is enough, everything else can wait. */
export function PersonDialog({
  asking,
  onClose,
}: Readonly<{ asking: AskingFor<"person">; onClose: () => void }>) {
  const { client, go } = useApp()
  const [form, setForm] = useState<NewPerson>({
    name: asking.preset?.title ?? "",
    organisation: null,
    howMet: "",
    role: "",
  })
  const [refusal, setRefusal] = useState<ChangeRefusal | null>(null)
  const change = (changed: Partial<NewPerson>) => setForm((before) => ({ ...before, ...changed }))
  const nameError = fieldError(refusal, "givenName") ?? fieldError(refusal, "familyName") ?? undefined

  const save = async () => {
    const fields = fieldsOf(form)
    if (!fields.ok) return fields
    const created = await client.vault.createRecord("contact", fields.value)
    if (created.ok) go({ screen: "person", id: created.value.id })
    return created
  }
  return (
    <FormDialog title={say("new.person")} onSave={save} onClose={onClose} onRefused={setRefusal}>
      <TextField
        label={say("network.dialog.name")}
        value={form.name}
        onChange={(name) => change({ name })}
        error={form.name.trim() === "" && nameError !== undefined ? say("network.dialog.no-name") : nameError}
        dir="auto"
        takesFocus
      />
      <RecordField
        label={say("network.field.organisation")}
        type="organisation"
        value={form.organisation}
        onChange={(organisation) => change({ organisation })}
        error={fieldError(refusal, "organisation") ?? undefined}
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <Select
          label={say("network.field.howMet")}
          value={form.howMet}
          onChange={(howMet) => change({ howMet })}
          options={options(waysOfMeeting, "fields.none")}
        />
        <Select
          label={say("network.dialog.role")}
          value={form.role}
          onChange={(role) => change({ role })}
          options={options(networkRoles, "network.dialog.no-role")}
        />
      </div>
    </FormDialog>
  )
}

function options(of: readonly string[], none: "fields.none" | "network.dialog.no-role") {
  return [{ value: "", label: say(none) }, ...of.map((value) => ({ value, label: sayTerm(value) }))]
}
