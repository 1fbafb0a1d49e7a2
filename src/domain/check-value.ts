import { parseLocalDate } from "../base/local-date.ts"
import { ok, type Result } from "../base/result.ts"
import { cleanLine, cleanLines } from "./clean-text.ts"
import type { FieldProblem, FieldValue } from "./field-problem.ts"
import type { FieldSpec, FieldSpecs } from "./field-specs.ts"
import { parseInstant } from "./instant.ts"
import { isRecordId } from "./record-id.ts"

export const longestChoice = 60
export const mostChoices = 60

type ValueRefusal = Readonly<{ path: readonly (string | number)[]; problem: FieldProblem }>
type Checked = Result<FieldValue | undefined, ValueRefusal>

/** The cleaned value, undefined where it is nothing: null, an empty text, list or group. */
export function checkValue(spec: FieldSpec, value: unknown): Checked {
  if (value === null || value === undefined) return ok(undefined)
  switch (spec.kind) {
    case "text":
      return checkText(value, spec.longest, spec.lines === "one" ? cleanLine : cleanLines)
    case "choice":
      return checkText(value, longestChoice, cleanLine)
    case "day":
      return checkWritten(value, "not-a-day", parseLocalDate)
    case "moment":
      return checkWritten(value, "not-a-time", parseInstant)
    case "time":
      return checkWritten(value, "not-a-time", (text) =>
        /^([01]\d|2[0-3]):[0-5]\d$/.test(text) ? text : null,
      )
    case "number":
      return checkNumber(value, spec.least, spec.most)
    case "flag":
      return typeof value === "boolean" ? ok(value) : no("wrong-kind")
    case "reference":
      return isRecordId(value) ? ok(value) : no("wrong-kind")
    case "texts":
      return checkSet(value, spec.most, (item) => checkText(item, spec.longest, cleanLine))
    case "choices":
      return checkSet(value, mostChoices, (item) => checkText(item, longestChoice, cleanLine))
    case "references":
      return checkSet(value, spec.most, (item) => (isRecordId(item) ? ok(item) : no("wrong-kind")))
    case "group":
      return checkGroup(spec.of, value)
    case "list":
      return checkItems(value, spec.most, (item) => checkGroup(spec.of, item))
  }
}

export function isPlainObject(value: unknown): value is Readonly<{ [name: string]: unknown }> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}

function checkText(value: unknown, longest: number, clean: (text: string) => string): Checked {
  if (typeof value !== "string") return no("wrong-kind")
  const text = clean(value)
  if (text.length > longest) return no("too-long")
  return ok(text === "" ? undefined : text)
}

function checkWritten(
  value: unknown,
  problem: FieldProblem,
  parse: (text: string) => string | null,
): Checked {
  if (typeof value !== "string") return no("wrong-kind")
  if (value === "") return ok(undefined)
  const parsed = parse(value)
  return parsed === null ? no(problem) : ok(parsed)
}

function checkNumber(value: unknown, least: number, most: number): Checked {
  if (typeof value !== "number" || !Number.isInteger(value)) return no("wrong-kind")
  if (value < least) return no("too-small")
  if (value > most) return no("too-large")
  return ok(value === 0 ? 0 : value) // -0 would not come back from JSON.
}

/** Each value once, at its first place. */
function checkSet(value: unknown, most: number, check: (item: unknown) => Checked): Checked {
  const items = checkItems(value, most, check)
  return items.ok && Array.isArray(items.value) ? ok([...new Set(items.value)]) : items
}

/** Counted as given: a list is never read through before it is known to be short enough. */
function checkItems(value: unknown, most: number, check: (item: unknown) => Checked): Checked {
  if (!Array.isArray(value)) return no("wrong-kind")
  if (value.length > most) return no("too-many")
  const items: FieldValue[] = []
  for (const [at, item] of (value as readonly unknown[]).entries()) {
    if (item === null || item === undefined) return no("wrong-kind", [at])
    const checked = check(item)
    if (!checked.ok) return no(checked.refusal.problem, [at, ...checked.refusal.path])
    if (checked.value !== undefined) items.push(checked.value)
  }
  return ok(items.length === 0 ? undefined : items)
}

/** A group is given whole, so what is required in it must be there. */
function checkGroup(specs: FieldSpecs, value: unknown): Checked {
  if (!isPlainObject(value)) return no("wrong-kind")
  for (const name of Object.keys(value)) {
    if (!Object.hasOwn(specs, name)) return no("unknown-field", [name])
  }
  const group: { [name: string]: FieldValue } = {}
  for (const [name, spec] of Object.entries(specs)) {
    const checked = checkValue(spec, Object.hasOwn(value, name) ? value[name] : undefined)
    if (!checked.ok) return no(checked.refusal.problem, [name, ...checked.refusal.path])
    if (checked.value !== undefined) group[name] = checked.value
    else if (spec.required) return no("missing", [name])
  }
  return ok(Object.keys(group).length === 0 ? undefined : group)
}

function no(
  problem: FieldProblem,
  path: ValueRefusal["path"] = [],
): Readonly<{ ok: false; refusal: ValueRefusal }> {
  return { ok: false, refusal: { path, problem } }
}
