import { Trash2 } from "lucide-react"
import { useState } from "react"
import type { RecordId } from "../../domain/envelope.ts"
import { interactionWays } from "../../domain/interaction.ts"
import { Button } from "../../ui/button.tsx"
import { DayField } from "../../ui/day-field.tsx"
import { Select } from "../../ui/select.tsx"
import { TextArea } from "../../ui/text-area.tsx"
import { TextField } from "../../ui/text-field.tsx"
import type { ChangeRefusal } from "../../worker/api/records.ts"
import { useApp } from "../app-context.ts"
import { dayWords } from "../fields/day-words.ts"
import { PeopleField } from "../fields/people-field.tsx"
import { FormDialog } from "../frame/form-dialog.tsx"
import { fieldError } from "../strings/refusals.ts"
import { say } from "../strings/say.ts"
import { termChoices } from "../strings/terms.ts"
import { fieldsOf, type InteractionForm } from "./interaction-form.ts"

/** Saving it moves the day on which the person is due next. */
export function InteractionFormDialog({
  form: first,
  id,
  onClose,
}: Readonly<{ form: InteractionForm; id?: RecordId; onClose: () => void }>) {
  const { client, trash } = useApp()
  const [form, setForm] = useState(first)
  const [refusal, setRefusal] = useState<ChangeRefusal | null>(null)
  const change = (changed: Partial<InteractionForm>) => setForm((before) => ({ ...before, ...changed }))
  const errorAt = (field: string) => fieldError(refusal, field) ?? undefined
  // One line, so that Enter saves; a note that has more of them already keeps them.
  const Note = first.note.includes("\n") ? TextArea : TextField

  const save = () => {
    const fields = fieldsOf(form)
    return id === undefined
      ? client.vault.createRecord("interaction", fields)
      : client.vault.changeRecord("interaction", id, fields)
  }
  return (
    <FormDialog
      title={say(id === undefined ? "new.interaction" : "network.contact.change")}
      onSave={save}
      onClose={onClose}
      onRefused={setRefusal}
      more={
        id !== undefined && (
          <span className="mr-auto">
            <Button
              look="quiet"
              icon={<Trash2 aria-hidden="true" className="size-4" />}
              onPress={() => void trash(id).then((isGone) => isGone && onClose())}
            >
              {say("writing.trash")}
            </Button>
          </span>
        )
      }
    >
      <PeopleField
        label={say("network.contact.people")}
        value={form.people}
        onChange={(people) => change({ people })}
        error={form.people.length === 0 ? errorAt("contacts") && say("network.contact.nobody") : undefined}
        takesFocus={first.people.length === 0}
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <DayField
          label={say("network.contact.day")}
          value={form.date}
          onChange={(date) => date !== null && change({ date })}
          words={dayWords()}
          error={errorAt("date")}
        />
        <Select
          label={say("network.contact.way")}
          value={form.way}
          onChange={(way) => change({ way })}
          options={[
            { value: "", label: say("fields.none") },
            ...termChoices(interactionWays, form.way === "" ? undefined : form.way),
          ]}
        />
      </div>
      <Note
        label={say("network.contact.note")}
        value={form.note}
        onChange={(note) => change({ note })}
        error={errorAt("note")}
        dir="auto"
        takesFocus={first.people.length > 0}
      />
    </FormDialog>
  )
}
