import { entitySpecs, type EntityType } from "../../domain/entities.ts"
import type { RecordId } from "../../domain/envelope.ts"
import type { StoredRecord } from "../../storage/storage.ts"
import { isJsonObject } from "../../vault/json.ts"

export function isEntityType(type: string): type is EntityType {
  return Object.hasOwn(entitySpecs, type)
}

const fieldsByType = new Map<string, readonly string[]>(
  Object.entries(entitySpecs).map(([type, specs]) => [
    type,
    Object.entries(specs).flatMap(([name, { kind }]) =>
      kind === "reference" || kind === "references" ? [name] : [],
    ),
  ]),
)

/** The records that this one belongs to by its own fields, each once; those inside its lists and groups are not meant. */
export function referencesOf(record: StoredRecord): readonly RecordId[] {
  const found: RecordId[] = []
  for (const name of fieldsByType.get(record.type) ?? []) {
    const value = record[name]
    if (typeof value === "string") add(found, value)
    else if (Array.isArray(value)) for (const id of value) if (typeof id === "string") add(found, id)
  }
  return found
}

/** The records that its texts mention, each once. */
export function mentionsOf(record: StoredRecord): readonly RecordId[] {
  const links = record["links"]
  if (!Array.isArray(links)) return []
  const found: RecordId[] = []
  for (const link of links) {
    if (isJsonObject(link) && link["rel"] === "mentions" && typeof link["to"] === "string") {
      add(found, link["to"])
    }
  }
  return found
}

function add(found: RecordId[], id: string): void {
  // They are few: no set is worth making.
  if (!found.includes(id as RecordId)) found.push(id as RecordId)
}
