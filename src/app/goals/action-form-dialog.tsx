import { Trash2 } from "lucide-react"
import { useState } from "react"
import { actionOwners, actionStatuses } from "../../domain/action.ts"
import type { Action } from "../../domain/entities.ts"
import type { RecordId } from "../../domain/envelope.ts"
import { Button } from "../../ui/button.tsx"
import { DayField } from "../../ui/day-field.tsx"
import { Disclosure } from "../../ui/disclosure.tsx"
import { Select } from "../../ui/select.tsx"
import { TextField } from "../../ui/text-field.tsx"
import { ToggleGroup } from "../../ui/toggle-group.tsx"
import type { ChangeRefusal } from "../../worker/api/records.ts"
import { useApp } from "../app-context.ts"
import { dayWords } from "../fields/day-words.ts"
import { RecordField } from "../fields/record-field.tsx"
import { FormDialog } from "../frame/form-dialog.tsx"
import { useToday } from "../frame/today-date.ts"
import { fieldError } from "../strings/refusals.ts"
import { say } from "../strings/say.ts"
import { sayTerm, termChoices } from "../strings/terms.ts"
import { type ActionForm, fieldsOf } from "./action-form.ts"

export function ActionFormDialog({
  form: first,
  action,
  session,
  onClose,
}: Readonly<{ form: ActionForm; action?: Action; session?: RecordId; onClose: () => void }>) {
  const { client, trash } = useApp()
  const today = useToday()
  const [form, setForm] = useState(first)
  const [refusal, setRefusal] = useState<ChangeRefusal | null>(null)
  const change = (changed: Partial<ActionForm>) => setForm((before) => ({ ...before, ...changed }))
  const errorAt = (field: string) => fieldError(refusal, field) ?? undefined
  const isTitleMissing = form.title.trim() === "" && errorAt("title") !== undefined

  const save = () => {
    const fields = fieldsOf(form, { today, before: action, ...(session !== undefined && { session }) })
    return action === undefined
      ? client.vault.createRecord("action", fields)
      : client.vault.changeRecord("action", action.id, fields)
  }
  return (
    <FormDialog
      title={say(action === undefined ? "goals.dialog.new" : "goals.dialog.change")}
      onSave={save}
      onClose={onClose}
      onRefused={setRefusal}
      more={
        action !== undefined && (
          <span className="mr-auto">
            <Button
              look="quiet"
              icon={<Trash2 aria-hidden="true" className="size-4" />}
              onPress={() => void trash(action.id).then((isGone) => isGone && onClose())}
            >
              {say("goals.dialog.trash")}
            </Button>
          </span>
        )
      }
    >
      <TextField
        label={say("goals.dialog.title")}
        value={form.title}
        onChange={(title) => change({ title })}
        error={isTitleMissing ? say("goals.dialog.no-title") : errorAt("title")}
        takesFocus
      />
      <ToggleGroup
        label={say("goals.dialog.owner")}
        value={form.owner}
        onChange={(owner) => change({ owner })}
        options={actionOwners.map((value) => ({ value, label: sayTerm(value) }))}
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <RecordField
          label={say("goals.dialog.person")}
          type="contact"
          value={form.person}
          onChange={(person) => change({ person })}
          error={errorAt("contact")}
        />
        <DayField
          label={say("goals.dialog.due")}
          value={form.due}
          onChange={(due) => change({ due })}
          words={dayWords()}
          error={errorAt("due")}
        />
      </div>
      <Select
        label={say("goals.dialog.status")}
        value={form.status}
        onChange={(status) => change({ status })}
        options={termChoices(actionStatuses, form.status)}
      />
      <Disclosure title={say("goals.dialog.more")}>
        <div className="grid gap-5 pt-3">
          <RecordField
            label={say("goals.dialog.relationship")}
            type="relationship"
            value={form.relationship}
            onChange={(relationship) => change({ relationship })}
            error={errorAt("relationship")}
          />
          <TextField
            label={say("goals.dialog.evidence")}
            value={form.evidence}
            onChange={(evidence) => change({ evidence })}
            error={errorAt("evidence")}
          />
          <TextField
            label={say("goals.dialog.follow-up")}
            value={form.followUp}
            onChange={(followUp) => change({ followUp })}
            error={errorAt("followUp")}
          />
        </div>
      </Disclosure>
    </FormDialog>
  )
}
