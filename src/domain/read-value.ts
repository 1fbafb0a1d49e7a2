import { parseLocalDate } from "../base/local-date.ts"
import { isPlainObject } from "./check-value.ts"
import type { FieldSpec, FieldSpecs } from "./field-specs.ts"
import { parseInstant } from "./instant.ts"
import { isRecordId } from "./record-id.ts"

/**
 * What was stored, undefined where it has another shape than its spec says. Lengths are not asked: a newer version may
 * allow more. Bounds of numbers are, since rules count on them. The very same value where all of it is right.
 */
export function readValue(spec: FieldSpec, stored: unknown): unknown {
  switch (spec.kind) {
    case "text":
    case "choice":
      return typeof stored === "string" ? stored : undefined
    case "day":
      return typeof stored === "string" && parseLocalDate(stored) !== null ? stored : undefined
    case "moment":
      return typeof stored === "string" && parseInstant(stored) !== null ? stored : undefined
    case "time":
      return typeof stored === "string" && /^([01]\d|2[0-3]):[0-5]\d$/.test(stored) ? stored : undefined
    case "number":
      return Number.isInteger(stored) && Number(stored) >= spec.least && Number(stored) <= spec.most
        ? stored
        : undefined
    case "flag":
      return typeof stored === "boolean" ? stored : undefined
    case "reference":
      return isRecordId(stored) ? stored : undefined
    case "texts":
    case "choices":
      return readItems(stored, (item) => (typeof item === "string" ? item : undefined))
    case "references":
      return readItems(stored, (item) => (isRecordId(item) ? item : undefined))
    case "group":
      return readGroup(spec.of, stored)
    case "list":
      return readItems(stored, (item) => readGroup(spec.of, item))
  }
}

function readItems(stored: unknown, read: (item: unknown) => unknown): unknown {
  if (!Array.isArray(stored)) return undefined
  const items = (stored as readonly unknown[]).map(read)
  return items.every((item, at) => item === stored[at] && item !== undefined)
    ? stored
    : items.filter((item) => item !== undefined)
}

/** Without what this version does not know, which stays in storage: an author's change of the group would refuse it. */
function readGroup(specs: FieldSpecs, stored: unknown): unknown {
  if (!isPlainObject(stored)) return undefined
  const read: { [name: string]: unknown } = {}
  let isWhole = true
  for (const [name, value] of Object.entries(stored)) {
    const spec = Object.hasOwn(specs, name) ? specs[name] : undefined
    const known = spec === undefined ? undefined : readValue(spec, value)
    if (known !== undefined) read[name] = known
    isWhole &&= known !== undefined && known === value
  }
  return isWhole ? stored : read
}
