import { parseLocalDate } from "../base/local-date.ts"
import { ok, type Result } from "../base/result.ts"
import type { Cadence } from "./cadence-fields.ts"
import { type CheckedFields, checkFields, type FieldRefusal, invalidField } from "./check-fields.ts"
import { type EntityFields, type EntityType, entitySpecs } from "./entities.ts"
import type { FieldProblem } from "./field-problem.ts"
import { keepUnknownFields } from "./keep-unknown-fields.ts"
import { readEntity, type StoredEntity } from "./read-entity.ts"

/**
 * What is to be written of what an author gives: each field by its table, then the rules across fields on the record as
 * it would become. `stored`: the record as stored that is changed, null for a new one. A rule is asked only where one of
 * its fields is given, so that an older or imported record that breaks it can still be changed elsewhere. What a newer
 * version keeps inside a group or list that is given stays in it.
 */
export function checkEntity(
  type: EntityType,
  fields: unknown,
  stored: StoredEntity | null,
): Result<CheckedFields, FieldRefusal> {
  const checked = checkFields(entitySpecs[type], fields, { isNew: stored === null })
  if (!checked.ok) return checked
  const merged = { ...(stored === null ? {} : readEntity(type, stored)), ...checked.value }
  const broken = (rules[type] ?? []).find(
    ({ of, isBroken }) =>
      (stored === null || of.some((name) => Object.hasOwn(checked.value, name))) && isBroken(merged),
  )
  if (broken !== undefined) return invalidField(broken.field, broken.problem)
  return ok(stored === null ? checked.value : keepUnknownFields(entitySpecs[type], checked.value, stored))
}

type Rule = Readonly<{
  /** The fields it speaks about. */
  of: readonly string[]
  field: string
  problem: FieldProblem
  isBroken: (merged: CheckedFields) => boolean
}>

const relationship = (fields: CheckedFields): EntityFields<"relationship"> => fields
const contact = (fields: CheckedFields): EntityFields<"contact"> => fields
const cadenceOf = (fields: CheckedFields): Cadence => (fields["cadence"] as Cadence | undefined) ?? {}

const cadenceRules: readonly Rule[] = [
  {
    field: "cadence.every",
    problem: "missing",
    isBroken: (fields: CheckedFields) =>
      fields["cadence"] !== undefined && cadenceOf(fields).every === undefined,
  },
  {
    field: "cadence.unit",
    problem: "missing",
    isBroken: (fields: CheckedFields) =>
      fields["cadence"] !== undefined && cadenceOf(fields).unit === undefined,
  },
  {
    field: "cadence.atLatest",
    problem: "too-small",
    isBroken: (fields: CheckedFields) => {
      const { every, atLatest } = cadenceOf(fields)
      return every !== undefined && atLatest !== undefined && atLatest < every
    },
  },
  {
    field: "cadence.pattern.ordinal",
    problem: "too-small",
    isBroken: (fields: CheckedFields) => cadenceOf(fields).pattern?.ordinal === 0,
  },
].map((rule) => ({ ...rule, of: ["cadence"], problem: rule.problem as FieldProblem }))

const isBefore = (day: string | undefined, start: string | undefined): boolean =>
  day !== undefined && start !== undefined && day < start

const rules: Readonly<Partial<Record<EntityType, readonly Rule[]>>> = {
  contact: [
    {
      of: ["displayName", "givenName", "familyName", "nickname"],
      field: "displayName",
      problem: "missing",
      isBroken: (fields) => {
        const { displayName, givenName, familyName, nickname } = contact(fields)
        return [displayName, givenName, familyName, nickname].every((name) => name === undefined)
      },
    },
    {
      of: ["importantDates"],
      field: "importantDates",
      problem: "not-a-day",
      isBroken: (fields) =>
        (contact(fields).importantDates ?? []).some(({ date }) => date === undefined || !isYearlyDate(date)),
    },
    ...cadenceRules,
  ],
  relationship: [
    {
      of: ["start", "end"],
      field: "end",
      problem: "end-before-start",
      isBroken: (fields) => isBefore(relationship(fields).end, relationship(fields).start),
    },
    {
      of: ["start", "agreedUntil"],
      field: "agreedUntil",
      problem: "end-before-start",
      isBroken: (fields) => isBefore(relationship(fields).agreedUntil, relationship(fields).start),
    },
    ...cadenceRules,
  ],
}

/** A day, or one without its year: `--02-29` is one, since some years have it. */
function isYearlyDate(text: string): boolean {
  return parseLocalDate(text.startsWith("--") ? `2000-${text.slice(2)}` : text) !== null
}
