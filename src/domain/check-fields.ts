import { ok, type Result } from "../base/result.ts"
import { checkValue, isPlainObject } from "./check-value.ts"
import type { FieldProblem, FieldValue } from "./field-problem.ts"
import type { FieldSpecs } from "./field-specs.ts"

export type { FieldProblem, FieldValue }

/** Which field was given something that it does not take, by its path (`channels.2.value`), and why. */
export type FieldRefusal = Readonly<{ reason: "invalid-field"; field: string; problem: FieldProblem }>

/** What is to be written: `undefined` takes the field away, a field that is not named stays. */
export type CheckedFields = Readonly<{ [name: string]: FieldValue | undefined }>

/**
 * What an author gives, held to the table. Texts come back cleaned. An empty text, list or group is none: it takes an
 * optional field away and is `missing` in a required one. `isNew`: required fields must be given.
 */
export function checkFields(
  specs: FieldSpecs,
  fields: unknown,
  { isNew }: Readonly<{ isNew: boolean }>,
): Result<CheckedFields, FieldRefusal> {
  if (!isPlainObject(fields)) return invalidField("", "wrong-kind")
  for (const name of Object.keys(fields)) {
    if (!Object.hasOwn(specs, name)) return invalidField(name, "unknown-field")
  }
  const checked: { [name: string]: FieldValue | undefined } = {}
  for (const [name, spec] of Object.entries(specs)) {
    const given = Object.hasOwn(fields, name) ? fields[name] : undefined
    if (given === undefined) {
      if (isNew && spec.required) return invalidField(name, "missing")
      continue
    }
    const value = checkValue(spec, given)
    if (!value.ok) {
      const { path, problem } = value.refusal
      return invalidField([name, ...path].join("."), problem)
    }
    if (value.value === undefined && spec.required) return invalidField(name, "missing")
    checked[name] = value.value
  }
  return ok(checked)
}

export function invalidField(
  field: string,
  problem: FieldProblem,
): Readonly<{ ok: false; refusal: FieldRefusal }> {
  return { ok: false, refusal: { reason: "invalid-field", field, problem } }
}
