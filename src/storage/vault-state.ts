import type { RecordId } from "../domain/envelope.ts"
import type { RowId, ScopeId } from "../vault/ids.ts"
import type { JsonObject } from "../vault/json.ts"
import { nonceAndTag, type RowKind } from "../vault/sealed-row.ts"
import type { StateSeal } from "../vault/state-seal.ts"
import { type BodyLinks, linksJson } from "./body-links.ts"
import type { StoredRecord } from "./storage.ts"

/** A record in memory, and where it lies: in a segment, in an overlay in front of it, or in both. */
export type Entry = Readonly<{
  record: StoredRecord
  links: BodyLinks
  scope: ScopeId
  segment: RowId | null
  overlay: RowId | null
}>

/** A row of table `a`. `mark` is what the seal of state knows of its sealing. */
export type HeadRow = Readonly<{
  kind: RowKind
  scope: ScopeId
  heads: readonly RecordId[]
  mark: Uint8Array
  /** Of the sealed row. */
  length: number
}>

/** Everything committed, as far as it is kept in memory: all heads, no body. */
export type VaultState = {
  seal: StateSeal
  sealed: Uint8Array
  readonly entries: Map<RecordId, Entry>
  readonly rows: Map<RowId, HeadRow>
}

export function headOf({ record, links }: Entry): JsonObject {
  const head = record as unknown as JsonObject
  return Object.keys(links).length === 0 ? head : { ...head, bodies: linksJson(links) }
}

const prefixBytes = 21
const nonceBytes = 24
const tagBytes = 16
const shortestRow = prefixBytes + nonceBytes + 5 + tagBytes

/**
 * A short stand-in for a sealed row, with its nonce and its tag where a row has them: enough for the seal of state, which
 * sums those, when the row is replaced or deleted later. Keeping whole segments would double the memory that heads take.
 */
export function markOf(sealed: Uint8Array): Uint8Array {
  const bytes = nonceAndTag(sealed)
  const mark = new Uint8Array(shortestRow)
  mark.set(bytes.subarray(0, nonceBytes), prefixBytes)
  mark.set(bytes.subarray(nonceBytes), shortestRow - tagBytes)
  return mark
}
