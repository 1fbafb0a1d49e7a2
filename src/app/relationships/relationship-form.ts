import type { LocalDate } from "../../base/local-date.ts"
import type { Cadence } from "../../domain/cadence-fields.ts"
import type { EntityChanges, Relationship } from "../../domain/entities.ts"
import type { Choice } from "../../ui/choice.ts"
import { idsOf } from "../fields/picking.ts"

/** What the form holds while it is filled in; empty text is no value. */
export type RelationshipForm = Readonly<{
  people: readonly Choice[]
  title: string
  kind: string
  ownRole: string
  formality: string
  setting: string
  programme: string
  start: LocalDate | null
  agreedUntil: LocalDate | null
  end: LocalDate | null
  purpose: string
  sharedValues: string
  endReason: string
  sponsorshipLevel: string
  cadence: Cadence | null
  tags: readonly string[]
}>

/** `ownRole`: what the owner mostly is. */
export function emptyForm(
  people: readonly Choice[],
  { today, ownRole }: Readonly<{ today: LocalDate; ownRole: string }>,
): RelationshipForm {
  return {
    people,
    title: "",
    kind: "mentoring",
    ownRole,
    formality: "informal",
    setting: "internal",
    programme: "",
    start: today,
    agreedUntil: null,
    end: null,
    purpose: "",
    sharedValues: "",
    endReason: "",
    sponsorshipLevel: "",
    cadence: null,
    tags: [],
  }
}

export function formOf(relationship: Relationship, people: readonly Choice[]): RelationshipForm {
  const { title, kind, ownRole, formality, setting, programme, start, agreedUntil, end } = relationship
  return {
    people,
    title: title ?? "",
    kind: kind ?? "",
    ownRole: ownRole ?? "",
    formality: formality ?? "",
    setting: setting ?? "",
    programme: programme ?? "",
    start: start ?? null,
    agreedUntil: agreedUntil ?? null,
    end: end ?? null,
    purpose: relationship.purpose ?? "",
    sharedValues: relationship.sharedValues ?? "",
    endReason: relationship.endReason ?? "",
    sponsorshipLevel: relationship.sponsorshipLevel ?? "",
    cadence: relationship.cadence ?? null,
    tags: relationship.tags,
  }
}

export function fieldsOf(form: RelationshipForm): EntityChanges<"relationship"> {
  return {
    contacts: idsOf(form.people),
    title: some(form.title),
    kind: some(form.kind),
    ownRole: some(form.ownRole),
    formality: some(form.formality),
    setting: some(form.setting),
    programme: some(form.programme),
    start: form.start,
    agreedUntil: form.agreedUntil,
    end: form.end,
    purpose: some(form.purpose),
    sharedValues: some(form.sharedValues),
    endReason: some(form.endReason),
    sponsorshipLevel: form.kind === "sponsorship" ? some(form.sponsorshipLevel) : null,
    cadence: form.cadence,
  }
}

const some = (text: string): string | null => (text.trim() === "" ? null : text)
