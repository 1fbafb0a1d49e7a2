import { useState } from "react"
import {
  frameworks,
  sessionFormats,
  sessionPurposes,
  sessionStatuses,
} from "../../domain/mentoring-session.ts"
import { sessionStatus } from "../../domain/record-state.ts"
import { Button } from "../../ui/button.tsx"
import type { Choice } from "../../ui/choice.ts"
import { DayField } from "../../ui/day-field.tsx"
import { NumberField } from "../../ui/number-field.tsx"
import { Select } from "../../ui/select.tsx"
import { TextField } from "../../ui/text-field.tsx"
import { TimeField } from "../../ui/time-field.tsx"
import { dayWords } from "../fields/day-words.ts"
import { PeopleField } from "../fields/people-field.tsx"
import { idsOf } from "../fields/picking.ts"
import { say } from "../strings/say.ts"
import { termChoices } from "../strings/terms.ts"
import { TagsField } from "../fields/tags-field.tsx"
import { RelationshipsField } from "./relationships-field.tsx"
import type { PartProps } from "./session-parts.ts"
import { zoneHere } from "./zone.ts"

/** The facts of a session as fields, each of which saves by itself. */
export function SessionFactsForm({
  page,
  session,
  autosave: { change },
  onDone,
}: PartProps & Readonly<{ onDone: () => void }>) {
  const [people, setPeople] = useState<readonly Choice[]>(page.people)
  const [relationships, setRelationships] = useState<readonly Choice[]>(page.relationships)
  return (
    <div className="grid gap-5 border-y border-line py-6">
      <div className="grid items-start gap-5 sm:grid-cols-2">
        <PeopleField
          label={say("session.people")}
          value={people}
          onChange={(chosen) => {
            setPeople(chosen)
            change({ contacts: idsOf(chosen) })
          }}
          takesFocus
        />
        <RelationshipsField
          value={relationships}
          onChange={(chosen) => {
            setRelationships(chosen)
            change({ relationships: idsOf(chosen) })
          }}
        />
      </div>
      <div className="flex flex-wrap gap-5">
        <DayField
          label={say("session.date")}
          value={session.date ?? null}
          onChange={(date) => date !== null && change({ date })}
          words={dayWords()}
        />
        <TimeField
          label={say("session.planned-start")}
          value={session.plannedStart ?? null}
          onChange={(plannedStart) => change({ plannedStart, zone: zoneHere() })}
        />
        <NumberField
          label={say("session.planned-minutes")}
          value={session.plannedMinutes ?? null}
          onChange={(plannedMinutes) => change({ plannedMinutes })}
          min={1}
          max={1440}
          words={{ more: say("session.longer"), less: say("session.shorter") }}
        />
      </div>
      <div className="grid items-start gap-5 sm:grid-cols-2">
        <Select
          label={say("session.purpose")}
          value={session.purpose ?? ""}
          onChange={(purpose) => change({ purpose: purpose === "" ? null : purpose })}
          options={optionsOf(sessionPurposes, session.purpose)}
        />
        <Select
          label={say("session.format")}
          value={session.format ?? ""}
          onChange={(format) => change({ format: format === "" ? null : format })}
          options={optionsOf(sessionFormats, session.format)}
        />
        <Select
          label={say("session.status")}
          value={sessionStatus(session)}
          onChange={(status) => change({ status })}
          options={termChoices(sessionStatuses, session.status)}
        />
        <Select
          label={say("session.framework")}
          value={session.framework ?? "none"}
          onChange={(framework) => change({ framework: framework === "none" ? null : framework })}
          options={termChoices(frameworks, session.framework)}
        />
        <TextField
          label={say("session.place")}
          value={session.place ?? ""}
          maxLength={300}
          onChange={(place) => change({ place })}
        />
        <TagsField value={session.tags} onChange={(tags) => change({}, { tags })} />
      </div>
      <div>
        <Button size="small" onPress={onDone}>
          {say("session.facts-done")}
        </Button>
      </div>
    </div>
  )
}

function optionsOf(known: readonly string[], value: string | undefined) {
  return [{ value: "", label: say("fields.none") }, ...termChoices(known, value)]
}
