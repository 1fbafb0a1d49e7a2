import type { Entity, EntityChanges, EntityType } from "../../domain/entities.ts"
import type { DocumentChange } from "../../editor/document-editor-props.ts"
import type { EnvelopeChange } from "../../worker/api/records.ts"

/** What was changed on a record's page; a text is only written out when it is saved. */
export type RecordChange<Type extends EntityType> = Readonly<{
  fields?: EntityChanges<Type>
  more?: EnvelopeChange
  texts?: Readonly<Record<string, DocumentChange>>
}>

export function mergeChanges<Type extends EntityType>(
  earlier: RecordChange<Type>,
  later: RecordChange<Type>,
): RecordChange<Type> {
  return {
    fields: { ...earlier.fields, ...later.fields } as EntityChanges<Type>,
    more: { ...earlier.more, ...later.more },
    texts: { ...earlier.texts, ...later.texts },
  }
}

/** The record as it will be once the change is saved. A text is none of its fields. */
export function withChange<Type extends EntityType>(
  record: Entity<Type>,
  { fields, more }: RecordChange<Type>,
): Entity<Type> {
  const shown: Record<string, unknown> = { ...record, ...fields, ...more }
  for (const [name, value] of Object.entries(shown)) if (value === null) delete shown[name]
  return shown as Entity<Type>
}

/** Whether anything is in it. */
export function isNoChange({ fields, more, texts }: RecordChange<EntityType>): boolean {
  return [fields, more, texts].every((part) => part === undefined || Object.keys(part).length === 0)
}
