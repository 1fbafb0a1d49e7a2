import type { LocalDate } from "../../base/local-date.ts"
import type { Action, EntityChanges } from "../../domain/entities.ts"
import type { RecordId } from "../../domain/envelope.ts"
import type { Choice } from "../../ui/choice.ts"
import type { Preset } from "../frame/asking.ts"

/** What the form holds while it is filled in. */
export type ActionForm = Readonly<{
  title: string
  owner: string
  person: Choice | null
  relationship: Choice | null
  due: LocalDate | null
  status: string
  evidence: string
  followUp: string
}>

export function emptyForm(title: string, person: Choice | null, relationship: Choice | null): ActionForm {
  return { title, owner: "me", person, relationship, due: null, status: "open", evidence: "", followUp: "" }
}

export function formOf(action: Action, person: Choice | null, relationship: Choice | null): ActionForm {
  return {
    title: action.title ?? "",
    owner: action.owner ?? "me",
    person,
    relationship,
    due: action.due ?? null,
    status: action.status ?? "open",
    evidence: action.evidence ?? "",
    followUp: action.followUp ?? "",
  }
}

/** The fields to store. The day that it was done is kept once, and taken away where it is opened again. */
export function fieldsOf(
  form: ActionForm,
  {
    session,
    today,
    before,
  }: Readonly<{ session?: Preset["session"]; today: LocalDate; before?: Action | undefined }>,
): EntityChanges<"action"> {
  const isDone = form.status === "done"
  return {
    title: form.title,
    owner: form.owner,
    contact: idOf(form.person),
    relationship: idOf(form.relationship),
    due: form.due,
    status: form.status,
    doneOn: isDone ? (before?.doneOn ?? today) : null,
    evidence: form.evidence.trim() === "" ? null : form.evidence,
    followUp: form.followUp.trim() === "" ? null : form.followUp,
    ...(session !== undefined && { session }),
  }
}

const idOf = (choice: Choice | null): RecordId | null => (choice === null ? null : (choice.id as RecordId))
