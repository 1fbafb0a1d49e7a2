import type { EntityType } from "../../../src/domain/entities.ts"
import type { StoredEntity } from "../../../src/domain/read-entity.ts"
import { id, instant } from "./arbitrary.ts"

export function storedRecord(
  type: EntityType,
  fields: Readonly<{ [field: string]: unknown }>,
  number = 1,
): StoredEntity {
  const at = instant("2026-01-01T00:00:00.000Z")
  const envelope = { id: id(number), type, schema: 1, createdAt: at, updatedAt: at }
  return { ...envelope, confidentiality: "normal", tags: [], pinned: false, ...fields }
}
