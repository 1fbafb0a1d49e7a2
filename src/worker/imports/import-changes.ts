import type { Instant, RecordId } from "../../domain/envelope.ts"
import type { RecordChange, RecordFields } from "../../storage/storage.ts"
import { rowIds } from "../../vault/ids.ts"
import type { ImportFrom } from "../api/imports.ts"
import { scopedId } from "./foreign-ids.ts"
import { organisationKey } from "./organisations.ts"
import type { PreparedRecord } from "./prepared-record.ts"

export type Batch = Readonly<{ id: RecordId; from: ImportFrom; name: string; at: Instant }>

export const newId = (): RecordId => rowIds.random() as string as RecordId

/** Everything that a batch makes, itself included. `organisations`, those here by their keys, is filled with the new ones. */
export function importChanges(
  batch: Batch,
  prepared: readonly PreparedRecord[],
  organisations: Map<string, RecordId>,
): readonly RecordChange[] {
  const { id, from, name, at } = batch
  const source = (foreignId: string) => ({ batch: id, foreignId })
  const changes: RecordChange[] = []
  const organisationOf = (organisation: string | undefined): RecordFields => {
    const key = organisationKey(organisation ?? "")
    if (organisation === undefined || key === "") return {}
    const known = organisations.get(key)
    if (known !== undefined) return { organisation: known }
    const made = newId()
    organisations.set(key, made)
    const fields = { name: organisation, source: source(`${from}-organisation:${key}`) }
    changes.push({ kind: "create", type: "organisation", id: made, fields })
    return { organisation: made }
  }
  for (const { type, foreignId, fields, bodies, organisation } of prepared) {
    const all = { ...fields, ...organisationOf(organisation), source: source(scopedId(from, foreignId)) }
    changes.push({ kind: "create", type, fields: all, bodies })
  }
  const count = changes.length
  changes.push({ kind: "create", type: "import-batch", id, fields: { from, name, at, count } })
  return changes
}

/** How many of these organisations are not here. */
export function newOrganisations(
  prepared: readonly PreparedRecord[],
  here: ReadonlyMap<string, RecordId>,
): number {
  const keys = new Set(prepared.map(({ organisation }) => organisationKey(organisation ?? "")))
  return [...keys].filter((key) => key !== "" && !here.has(key)).length
}
