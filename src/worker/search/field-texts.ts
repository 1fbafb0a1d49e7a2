import { entitySpecs, type EntityType } from "../../domain/entities.ts"
import type { FieldSpecs } from "../../domain/field-specs.ts"

/** What is kept as text and is none that anybody wrote: keys, names of files and zones, the words of choices. */
const leftOut: Readonly<Partial<Record<EntityType, readonly string[]>>> = {
  attachment: ["mediaType", "file", "key", "sha256"],
  "mentoring-session": ["zone", "series"],
  "stage-event": ["from", "to"],
  contact: ["importantDates.date"],
}

/** All texts in the fields of a record, those in its groups and lists too, in the order of their table. */
export function fieldTexts(type: EntityType, fields: Readonly<Record<string, unknown>>): readonly string[] {
  const found: string[] = []
  gather(entitySpecs[type], fields, found, leftOut[type] ?? [], "")
  return found
}

function gather(
  specs: FieldSpecs,
  fields: Readonly<Record<string, unknown>>,
  found: string[],
  without: readonly string[],
  path: string,
): void {
  for (const [name, spec] of Object.entries(specs)) {
    const value = fields[name]
    if (value === undefined || without.includes(path + name)) continue
    switch (spec.kind) {
      case "text":
        if (typeof value === "string") found.push(value)
        break
      case "texts":
        if (Array.isArray(value)) found.push(...value.filter((one) => typeof one === "string"))
        break
      case "group":
        if (isFields(value)) gather(spec.of, value, found, without, `${path}${name}.`)
        break
      case "list":
        for (const item of Array.isArray(value) ? (value as readonly unknown[]) : []) {
          if (isFields(item)) gather(spec.of, item, found, without, `${path}${name}.`)
        }
        break
      default:
    }
  }
}

function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}
