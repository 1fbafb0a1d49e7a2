import type { CheckedFields } from "./check-fields.ts"
import { isPlainObject } from "./check-value.ts"
import type { FieldValue } from "./field-problem.ts"
import type { FieldSpec, FieldSpecs } from "./field-specs.ts"

/**
 * The checked fields with what a newer version keeps inside their groups and list items. An item is known again by what
 * this version sees of it; an item that the author changed is one that the newer version has not seen.
 */
export function keepUnknownFields(specs: FieldSpecs, checked: CheckedFields, stored: object): CheckedFields {
  const kept: { [name: string]: FieldValue | undefined } = { ...checked }
  for (const [name, spec] of Object.entries(specs)) {
    const value = kept[name]
    if (value === undefined || (spec.kind !== "group" && spec.kind !== "list")) continue
    kept[name] = keepIn(spec, value, Reflect.get(stored, name))
  }
  return kept
}

function keepIn(spec: FieldSpec, value: FieldValue, stored: unknown): FieldValue {
  if (spec.kind === "group" && isPlainObject(value) && isPlainObject(stored)) {
    return { ...unknownOf(spec.of, stored), ...value }
  }
  if (spec.kind !== "list" || !Array.isArray(value) || !Array.isArray(stored)) return value
  const left = stored.filter(isPlainObject)
  return (value as readonly FieldValue[]).map((item) => {
    const at = left.findIndex((former) => isPlainObject(item) && sameKnown(spec.of, item, former))
    const [former] = at < 0 ? [] : left.splice(at, 1)
    return former === undefined ? item : { ...unknownOf(spec.of, former), ...(item as object) }
  })
}

function unknownOf(specs: FieldSpecs, stored: Readonly<{ [name: string]: unknown }>): object {
  return Object.fromEntries(Object.entries(stored).filter(([name]) => !Object.hasOwn(specs, name)))
}

function sameKnown(
  specs: FieldSpecs,
  item: Readonly<{ [name: string]: unknown }>,
  former: Readonly<{ [name: string]: unknown }>,
): boolean {
  return Object.keys(specs).every((name) => JSON.stringify(item[name]) === JSON.stringify(former[name]))
}
