import { hexText } from "../base/bytes.ts"
import type { RecordId } from "../domain/envelope.ts"
import { type RowId, vaultScope } from "../vault/ids.ts"
import { isJsonObject, type JsonObject } from "../vault/json.ts"
import type { VaultKeys } from "../vault/keys.ts"
import { openRow, sealRow } from "../vault/sealed-row.ts"
import { decodeParted, encodeSegment, mostHeads } from "../vault/segment.ts"
import type { StateSeal } from "../vault/state-seal.ts"
import { migrated, type Migrations } from "./migrations.ts"
import { envelopeOf } from "./parse-envelope.ts"
import type { StoredRecord } from "./storage.ts"
import { headOf, type VaultState } from "./vault-state.ts"

/**
 * The few records that the first screen shows, kept apart from the others, so that they can be shown before all heads are
 * open. `note` is the caller's, such as how many there are in all.
 */
export type FirstLook = Readonly<{ records: readonly StoredRecord[]; note: JsonObject }>
export type FirstLookChoice = Readonly<{ records: readonly RecordId[]; note: JsonObject }>

/** Lies beside the sealed states and in no table: this id is only what it is sealed to. */
const address = { table: "a", id: "f".repeat(32) as RowId } as const
const most = mostHeads - 1

/**
 * Seals the look at exactly this state. At most 63 records, those of the vault's own scope: what is sealed under a scope
 * must not be copied out of it. null where it would be too large.
 */
export function sealFirstLook(
  keys: VaultKeys,
  state: VaultState,
  choice: FirstLookChoice,
): Uint8Array | null {
  const entries = choice.records.flatMap((id) => state.entries.get(id) ?? [])
  const heads = entries.filter(({ scope }) => scope === vaultScope).slice(0, most)
  const first: JsonObject = { state: nameOf(state.seal), note: choice.note }
  const content = encodeSegment([first, ...heads.map((entry) => headOf({ ...entry, links: {} }))])
  const sealed = sealRow(keys, address, { kind: "overlay", scope: vaultScope, content })
  return sealed.ok ? sealed.value : null
}

/** null unless it was sealed at exactly this state. */
export function openFirstLook(
  keys: VaultKeys,
  sealed: Uint8Array | null,
  seal: StateSeal,
  all: Migrations,
): FirstLook | null {
  const row = sealed === null ? null : openRow(keys, address, sealed)
  const parted = row?.ok ? decodeParted(row.value.content, null) : null
  if (!parted?.ok) return null
  const [first, ...heads] = parted.value.map(({ head }) => head)
  const note = first?.["note"]
  if (first?.["state"] !== nameOf(seal) || !isJsonObject(note)) return null
  const records = heads.flatMap((head) => envelopeOf(head) ?? []).map((record) => migrated(all, record))
  return { records, note }
}

function nameOf({ generation, rowsXor }: StateSeal): string {
  return `${generation} ${hexText(rowsXor)}`
}
