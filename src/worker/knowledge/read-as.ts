import type { Entity, EntityType } from "../../domain/entities.ts"
import type { StoredRecord } from "../../storage/storage.ts"

/** The record as one of `type`, which it has to be. */
export function readAs<Type extends EntityType>(_type: Type, record: StoredRecord): Entity<Type> {
  return record as unknown as Entity<Type>
}
