import type { JsonObject } from "../vault/json.ts"
import type { StoredRecord } from "./storage.ts"

/** One step of a type's fields from one form to the next. Must not fail on fields that it does not know. */
export type Migration = Readonly<{
  /** From 1, without gaps, within a type. */
  id: number
  /** What it changes, for whoever reads this list later. */
  says: string
  /** Given and answering the whole record; `schema` is set by whoever calls it. */
  up: (record: JsonObject) => JsonObject
}>

export type Migrations = Readonly<{ [type: string]: readonly Migration[] }>

const firstForm: Migration = { id: 1, says: "The form in which it was first stored.", up: (record) => record }

/** Every type's steps. A step that has shipped is never changed or removed: vaults hold records from before and after it. */
export const migrations: Migrations = {
  contact: [firstForm],
  organisation: [firstForm],
  relationship: [firstForm],
  "stage-event": [firstForm],
  "mentoring-session": [firstForm],
  "journal-note": [firstForm],
  action: [firstForm],
  "reciprocity-entry": [firstForm],
  interaction: [firstForm],
  profile: [firstForm],
  "import-batch": [firstForm],
  attachment: [firstForm],
  "saved-view": [firstForm],
  tag: [firstForm],
  "kept-aside": [firstForm],
  revision: [firstForm],
}

/** The number that a record made now bears. A type without steps, of a newer version for instance, is at 1. */
export function latestSchema(all: Migrations, type: string): number {
  return all[type]?.at(-1)?.id ?? 1
}

/** The record after all steps that it has not been through; itself if there are none, or if it is from a newer version. */
export function migrated(all: Migrations, record: StoredRecord): StoredRecord {
  let current = record
  for (const { id, up } of all[record.type] ?? []) {
    // What was stored has no undefined field, and a step keeps the envelope.
    if (id > current.schema)
      current = { ...up(current as unknown as JsonObject), schema: id } as unknown as StoredRecord
  }
  return current
}
