import type { FieldValue } from "../../../src/domain/field-problem.ts"
import type { FieldSpec, FieldSpecs } from "../../../src/domain/field-specs.ts"
import type { RecordId } from "../../../src/domain/envelope.ts"

/** Gives a text that stands nowhere else, to be told apart by the name of its place. */
export type Plant = (place: string) => string
/** A record of each type that others point to. */
export type Targets = ReadonlyMap<string, RecordId>
export type FieldValues = Readonly<{ [name: string]: FieldValue }>

const date = "2026-03-14"
/** The one text that has a form of its own, a day without its year, is shorter than any canary. */
const shortText = "--03-14"
const shortest = 35

/**
 * A value for every field of these specs, so that a field added to the domain is planted by itself. Whatever may hold
 * words of the owner holds a canary.
 */
export function plantedFields(place: string, specs: FieldSpecs, plant: Plant, targets: Targets): FieldValues {
  const fields: { [name: string]: FieldValue } = {}
  for (const [name, spec] of Object.entries(specs)) {
    const value = valueFor(`${place} ${name}`, spec, plant, targets)
    if (value !== null) fields[name] = value
  }
  return fields
}

/** Null for a reference to what is not there yet. */
function valueFor(place: string, spec: FieldSpec, plant: Plant, targets: Targets): FieldValue | null {
  switch (spec.kind) {
    case "text":
      return spec.longest < shortest ? shortText : plant(place)
    case "texts":
      return [plant(`${place} 1`), plant(`${place} 2`)]
    case "day":
      return date
    case "moment":
      return `${date}T12:00:00.000Z`
    case "time":
      return "14:30"
    case "choice":
      return spec.of[0] ?? null
    case "choices":
      return [...spec.of]
    case "number":
      return spec.least
    case "flag":
      return false
    case "reference":
      return targets.get(spec.to) ?? null
    case "references":
      return [targets.get(spec.to)].filter((id) => id !== undefined)
    case "group":
      return plantedFields(place, spec.of, plant, targets)
    case "list":
      return [plantedFields(place, spec.of, plant, targets)]
  }
}
