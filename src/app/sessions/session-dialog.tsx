import { useState } from "react"
import type { LocalDate } from "../../base/local-date.ts"
import type { RecordId } from "../../domain/envelope.ts"
import type { Choice } from "../../ui/choice.ts"
import { DayField } from "../../ui/day-field.tsx"
import { TextField } from "../../ui/text-field.tsx"
import { TimeField } from "../../ui/time-field.tsx"
import type { ChangeRefusal } from "../../worker/api/records.ts"
import { useApp } from "../app-context.ts"
import { dayWords } from "../fields/day-words.ts"
import { PeopleField, useChoices } from "../fields/people-field.tsx"
import { idsOf } from "../fields/picking.ts"
import type { AskingFor, Preset } from "../frame/asking.ts"
import { FormDialog } from "../frame/form-dialog.tsx"
import { useToday } from "../frame/today-date.ts"
import { fieldError } from "../strings/refusals.ts"
import { say } from "../strings/say.ts"
import { zoneHere } from "./zone.ts"

const none: readonly RecordId[] = []

/** Begins a session: who, what about, when. Everything else is told on its page. */
export function SessionDialog({
  asking: { preset = {} },
  onClose,
}: Readonly<{ asking: AskingFor<"session">; onClose: () => void }>) {
  const people = useChoices(preset.contacts ?? none)
  return people === null ? null : <SessionForm people={people} preset={preset} onClose={onClose} />
}

function SessionForm({
  people: chosen,
  preset,
  onClose,
}: Readonly<{ people: readonly Choice[]; preset: Preset; onClose: () => void }>) {
  const { client, go } = useApp()
  const today = useToday()
  const [people, setPeople] = useState(chosen)
  const [title, setTitle] = useState(preset.title ?? "")
  const [date, setDate] = useState<LocalDate>(today)
  const [start, setStart] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<ChangeRefusal | null>(null)

  const save = async () => {
    const created = await client.vault.createRecord("mentoring-session", {
      date,
      title,
      contacts: idsOf(people),
      ...(preset.relationship !== undefined && { relationships: [preset.relationship] }),
      status: date < today ? "held" : "planned",
      ...(start !== null && { plannedStart: start, zone: zoneHere() }),
    })
    if (created.ok) go({ screen: "session", id: created.value.id, isNew: true })
    return created
  }
  return (
    <FormDialog
      title={say("new.session")}
      saveLabel={say("session.begin")}
      onSave={save}
      onClose={onClose}
      onRefused={setRefusal}
    >
      <PeopleField
        label={say("session.people")}
        value={people}
        onChange={setPeople}
        error={fieldError(refusal, "contacts") ?? undefined}
        takesFocus
      />
      <TextField
        label={say("session.title")}
        value={title}
        onChange={setTitle}
        error={fieldError(refusal, "title") ?? undefined}
      />
      <div className="flex flex-wrap gap-5">
        <DayField
          label={say("session.date")}
          value={date}
          onChange={(day) => setDate(day ?? today)}
          words={dayWords()}
          error={fieldError(refusal, "date") ?? undefined}
        />
        <TimeField
          label={say("session.planned-start")}
          value={start}
          onChange={setStart}
          error={fieldError(refusal, "plannedStart") ?? undefined}
        />
      </div>
    </FormDialog>
  )
}
