import type { Entity, EntityType } from "../../domain/entities.ts"
import { readEntity } from "../../domain/read-entity.ts"
import type { StoredRecord } from "../../storage/storage.ts"

/** A changed record is another object: nothing here is ever out of date. */
const read = new WeakMap<StoredRecord, object>()

/** The record as one of `type`, which it has to be; read once for as long as it stays as it is. */
export function readAs<Type extends EntityType>(type: Type, record: StoredRecord): Entity<Type> {
  const known = read.get(record)
  if (known !== undefined) return known as Entity<Type>
  const entity = readEntity(type, record)
  read.set(record, entity)
  return entity
}
