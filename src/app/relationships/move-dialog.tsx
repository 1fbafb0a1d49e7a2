import { useState } from "react"
import type { LocalDate } from "../../base/local-date.ts"
import type { Relationship } from "../../domain/entities.ts"
import { relationshipStatuses, stages } from "../../domain/relationship.ts"
import { Checkbox } from "../../ui/checkbox.tsx"
import { DayField } from "../../ui/day-field.tsx"
import { Select } from "../../ui/select.tsx"
import { TextArea } from "../../ui/text-area.tsx"
import type { ChangeRefusal } from "../../worker/api/records.ts"
import { useApp } from "../app-context.ts"
import { dayWords } from "../fields/day-words.ts"
import { FormDialog } from "../frame/form-dialog.tsx"
import { useToday } from "../frame/today-date.ts"
import { fieldError } from "../strings/refusals.ts"
import { say } from "../strings/say.ts"
import { sayTerm, termChoices } from "../strings/terms.ts"

type Stage = (typeof stages)[number]
export type Move = Readonly<{ what: "stage"; to: Stage }> | Readonly<{ what: "status" }>

const points = [1, 2, 3] as const

/** A dated step: to another stage, with what the one that is left was made of; or to another status. */
export function MoveDialog({
  relationship,
  move,
  onClose,
}: Readonly<{ relationship: Relationship; move: Move; onClose: () => void }>) {
  const { client } = useApp()
  const today = useToday()
  const [date, setDate] = useState<LocalDate>(today)
  const [note, setNote] = useState("")
  const [status, setStatus] = useState(relationship.status ?? "active")
  const [done, setDone] = useState<readonly number[]>([])
  const [refusal, setRefusal] = useState<ChangeRefusal | null>(null)
  const left = stages.find((known) => known === relationship.stage)
  const isBack = move.what === "stage" && left !== undefined && stages.indexOf(move.to) < stages.indexOf(left)
  const checklist =
    move.what === "stage" && left !== undefined && !isBack
      ? points.map((point) => ({ text: say(`check.${left}.${point}`), isDone: done.includes(point) }))
      : []

  const save = () =>
    client.vault.moveRelationship(relationship.id, {
      what: move.what,
      to: move.what === "stage" ? move.to : status,
      date,
      ...(note.trim() !== "" && { note }),
      ...(checklist.length > 0 && { checklist }),
    })
  return (
    <FormDialog
      title={titleOf(move, left)}
      saveLabel={say("move.save")}
      onSave={save}
      onClose={onClose}
      onRefused={setRefusal}
    >
      {isBack && <p className="text-ink-soft">{say("move.back")}</p>}
      {move.what === "status" && (
        <Select
          label={say("move.status")}
          value={status}
          onChange={setStatus}
          options={termChoices(relationshipStatuses, status)}
        />
      )}
      {checklist.length > 0 && (
        <fieldset className="grid gap-2">
          <legend className="mb-1.5 text-sm font-medium">{say("move.checklist")}</legend>
          {checklist.map(({ text, isDone }, index) => (
            <Checkbox
              key={text}
              isSelected={isDone}
              onChange={(checked) =>
                setDone((before) =>
                  checked ? [...before, index + 1] : before.filter((other) => other !== index + 1),
                )
              }
            >
              {text}
            </Checkbox>
          ))}
        </fieldset>
      )}
      <DayField
        label={say("move.day")}
        value={date}
        onChange={(chosen) => chosen !== null && setDate(chosen)}
        words={dayWords()}
        error={fieldError(refusal, "date") ?? undefined}
      />
      <TextArea
        label={say("move.note")}
        value={note}
        onChange={setNote}
        error={fieldError(refusal, "note") ?? undefined}
      />
    </FormDialog>
  )
}

function titleOf(move: Move, left: Stage | undefined): string {
  if (move.what === "status") return say("move.status.title")
  const to = sayTerm(move.to)
  return left === undefined ? say("move.title.first", { to }) : say("move.title", { from: sayTerm(left), to })
}
