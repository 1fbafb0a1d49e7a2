import { entitySpecs, type EntityType } from "../../domain/entities.ts"
import type { RecordId } from "../../domain/envelope.ts"
import type { FieldSpec, FieldSpecs } from "../../domain/field-specs.ts"
import type { StoredRecord } from "../../storage/storage.ts"

type Reference = Readonly<{ field: string; to: string; id: RecordId }>
type Fields = Readonly<{ [name: string]: unknown }>

/**
 * The path of the first field that names a record that is not there or is of another type; null where there is none. What
 * the record named before is let be: its other side may have been removed for good since.
 */
export function missingReference(
  type: EntityType,
  fields: Fields,
  before: StoredRecord | null,
  find: (id: RecordId) => Readonly<{ type: string }> | null,
): string | null {
  const specs: FieldSpecs = entitySpecs[type]
  let known: ReadonlySet<RecordId> | null = null
  for (const { field, to, id } of references(specs, fields, "")) {
    const found = find(id)
    if (found !== null && (to === "" || found.type === to)) continue
    known ??= new Set([...references(specs, before ?? {}, "")].map((reference) => reference.id))
    if (!known.has(id)) return field
  }
  return null
}

function* references(specs: FieldSpecs, fields: Fields, path: string): Generator<Reference, void, void> {
  for (const [name, spec] of Object.entries(specs)) {
    const value = fields[name]
    if (value !== undefined && value !== null) yield* referencesIn(spec, value, `${path}${name}`)
  }
}

function* referencesIn(spec: FieldSpec, value: unknown, field: string): Generator<Reference, void, void> {
  if (spec.kind === "reference") yield { field, to: spec.to, id: value as RecordId }
  else if (spec.kind === "references") {
    for (const [at, id] of elements(value).entries()) {
      yield { field: `${field}.${at}`, to: spec.to, id: id as RecordId }
    }
  } else if (spec.kind === "group") yield* references(spec.of, value as Fields, `${field}.`)
  else if (spec.kind === "list") {
    for (const [at, item] of elements(value).entries()) {
      if (typeof item === "object" && item !== null)
        yield* references(spec.of, item as Fields, `${field}.${at}.`)
    }
  }
}

function elements(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
