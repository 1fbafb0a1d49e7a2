import type { LocalDate } from "../../base/local-date.ts"
import type { EntityChanges, ReciprocityEntry } from "../../domain/entities.ts"
import type { RecordId } from "../../domain/envelope.ts"
import type { Choice } from "../../ui/choice.ts"
import { idsOf } from "../fields/picking.ts"
import type { Preset } from "../frame/asking.ts"

/** What the form holds while it is filled in. */
export type ExchangeForm = Readonly<{
  direction: string
  kind: string
  people: readonly Choice[]
  what: string
  state: string
  date: LocalDate
  promisedFor: LocalDate | null
  effort: string
  effect: string
  needsThanks: boolean
}>

/** The common case needs two choices, a name and a few words: given, advice, done, today. */
export function emptyForm(
  today: LocalDate,
  people: readonly Choice[],
  direction: Preset["direction"] = "given",
): ExchangeForm {
  return {
    direction,
    kind: "advice",
    people,
    what: "",
    state: "done",
    date: today,
    promisedFor: null,
    effort: "",
    effect: "",
    needsThanks: false,
  }
}

export function formOf(entry: ReciprocityEntry, people: readonly Choice[], today: LocalDate): ExchangeForm {
  return {
    direction: entry.direction ?? "given",
    kind: entry.kind ?? "other",
    people,
    what: entry.what ?? "",
    state: entry.state ?? "done",
    date: entry.date ?? today,
    promisedFor: entry.promisedFor ?? null,
    effort: entry.effort ?? "",
    effect: entry.effect ?? "",
    needsThanks: entry.thanks?.isNeeded === true && entry.thanks.isDone !== true,
  }
}

/** The fields to store. A day that it was promised for is kept only while there is a promise. */
export function fieldsOf(
  form: ExchangeForm,
  {
    relationship,
    session,
    entry,
  }: Pick<Preset, "relationship" | "session"> & Readonly<{ entry?: ReciprocityEntry | undefined }>,
): EntityChanges<"reciprocity-entry"> {
  const isOpen = form.state === "promised" || form.state === "offered" || form.state === "requested"
  return {
    direction: form.direction,
    kind: form.kind,
    contacts: idsOf(form.people),
    what: form.what.trim() === "" ? null : form.what,
    state: form.state,
    date: form.date,
    promisedFor: isOpen ? form.promisedFor : null,
    effort: form.effort === "" ? null : form.effort,
    effect: form.effect === "" ? null : form.effect,
    thanks: thanksOf(form, entry),
    ...(relationship !== undefined && { relationship: relationship satisfies RecordId }),
    ...(session !== undefined && { session }),
  }
}

function thanksOf(form: ExchangeForm, entry: ReciprocityEntry | undefined) {
  const before = entry?.thanks
  if (form.needsThanks) return { ...before, isNeeded: true, isDone: false }
  // Somebody who was thanked stays thanked.
  if (before?.isDone === true) return before
  return null
}
