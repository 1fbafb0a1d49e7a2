import { checkEntity } from "../../domain/check-entity.ts"
import type { FieldRefusal } from "../../domain/check-fields.ts"
import type { Entity, EntityChanges, EntityType } from "../../domain/entities.ts"

/** By field: what was typed there and cannot be kept, and why. */
export type HeldFields = Readonly<{ [field: string]: Readonly<{ value: unknown; refusal: FieldRefusal }> }>

/**
 * What of a change can be kept, and what has to wait on the page: one field that cannot be kept never holds up another.
 * What waited is tried again with each change, since another field may have been the reason.
 */
export function sortChanges<Type extends EntityType>(
  { type, record, held }: Readonly<{ type: Type; record: Entity<Type>; held: HeldFields }>,
  fields: EntityChanges<Type>,
): Readonly<{ kept: EntityChanges<Type>; held: HeldFields }> {
  const waiting = new Map<string, unknown>(Object.entries(held).map(([name, { value }]) => [name, value]))
  for (const [name, value] of Object.entries(fields)) waiting.set(name, value)
  const kept: { [field: string]: unknown } = {}
  let refused: { [field: string]: HeldFields[string] } = {}
  let isFurther = true
  while (isFurther) {
    isFurther = false
    refused = {}
    for (const [name, value] of waiting) {
      const checked = checkEntity(type, { [name]: value }, { ...record, ...given(kept) })
      if (checked.ok) {
        kept[name] = value
        waiting.delete(name)
        isFurther = true
      } else refused[name] = { value, refusal: checked.refusal }
    }
  }
  return { kept: kept as EntityChanges<Type>, held: refused }
}

/** As the record will have it: null takes a field away. */
function given(fields: { readonly [field: string]: unknown }): { [field: string]: unknown } {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value ?? undefined]))
}
