import { ByteReader } from "../base/byte-reader.ts"
import { ByteWriter } from "../base/byte-writer.ts"
import { concatBytes } from "../base/bytes.ts"
import { ok, refuse, type Result } from "../base/result.ts"
import { open, seal, sealBytes } from "../crypto/aead.ts"
import { equalInConstantTime, hashBytes, keyedHash } from "../crypto/keyed-hash.ts"
import { associatedData } from "./format.ts"
import { bytesOfId, type RowId } from "./ids.ts"
import type { VaultKeys } from "./keys.ts"
import { nonceAndTag } from "./sealed-row.ts"

/**
 * Which rows of table `a` belong to a committed state: the XOR of one keyed hash a row, and how many there are. It proves
 * which belong and in which sealing, not that they open. It cannot tell that a whole folder was put back to an older state.
 */
export type StateSeal = Readonly<{
  /** One more with every commit. */
  generation: number
  /** When that commit was made, in milliseconds since 1970 by the clock of the computer that made it. */
  changedAt: number
  /** Rows of table `a`: segments and scope keys. */
  rowCount: number
  /** 32 bytes. */
  rowsXor: Uint8Array
}>

export type SegmentChange =
  | Readonly<{ kind: "add" | "remove"; id: RowId; sealed: Uint8Array }>
  | Readonly<{ kind: "replace"; id: RowId; old: Uint8Array; sealed: Uint8Array }>

export type StateRefusal = "truncated" | "newer" | "other-epoch" | "not-authentic" | "damaged"

const stateVersion = 1
const prefixBytes = 5
const innerBytes = 8 + 8 + 4 + hashBytes
export const sealedStateBytes = prefixBytes + innerBytes + sealBytes

/** Of a vault that has no row yet. */
export const emptyState: StateSeal = {
  generation: 0,
  changedAt: 0,
  rowCount: 0,
  rowsXor: new Uint8Array(hashBytes),
}

/** The state after one commit's changes to table `a`; rows of table `b` count through the tags in their heads. */
export function nextState(
  keys: VaultKeys,
  state: StateSeal,
  changes: Iterable<SegmentChange>,
  changedAt: number,
): StateSeal {
  const rowsXor = Uint8Array.from(state.rowsXor)
  let { rowCount } = state
  for (const change of changes) {
    xorInto(rowsXor, rowHash(keys, change.id, change.sealed))
    if (change.kind === "add") rowCount += 1
    if (change.kind === "remove") rowCount -= 1
    if (change.kind === "replace") xorInto(rowsXor, rowHash(keys, change.id, change.old))
  }
  return { generation: state.generation + 1, changedAt, rowCount, rowsXor }
}

/** Sums up rows as they are found, to be compared with what was sealed. */
export class StateTally {
  readonly #keys: VaultKeys
  readonly #xor = new Uint8Array(hashBytes)
  #count = 0

  constructor(keys: VaultKeys) {
    this.#keys = keys
  }

  /** Throws on fewer bytes than any sealed row has. */
  add(id: RowId, sealed: Uint8Array): void {
    xorInto(this.#xor, rowHash(this.#keys, id, sealed))
    this.#count += 1
  }

  matches(state: StateSeal): boolean {
    return this.#count === state.rowCount && equalInConstantTime(this.#xor, state.rowsXor)
  }
}

/** 97 bytes, under the manifest subkey. */
export function sealState(keys: VaultKeys, state: StateSeal): Uint8Array<ArrayBuffer> {
  const inner = new ByteWriter(innerBytes)
    .u64(state.generation)
    .u64(state.changedAt)
    .u32(state.rowCount)
    .put(state.rowsXor).bytes
  const prefix = new ByteWriter(prefixBytes).u8(stateVersion).u32(keys.epoch).bytes
  return concatBytes(prefix, seal(keys.manifest, inner, stateData(keys, prefix)))
}

/** The key epoch that anybody can read in a sealed state; null where it is none. */
export function stateEpoch(sealed: Uint8Array): number | null {
  const reader = new ByteReader(sealed)
  const version = reader.u8()
  const epoch = reader.u32()
  return reader.isShort || version !== stateVersion ? null : epoch
}

export function openState(keys: VaultKeys, sealed: Uint8Array): Result<StateSeal, StateRefusal> {
  const reader = new ByteReader(sealed)
  const version = reader.u8()
  if (reader.isShort) return refuse("truncated")
  if (version > stateVersion) return refuse("newer")
  if (version !== stateVersion) return refuse("damaged")
  if (sealed.length < sealedStateBytes) return refuse("truncated")
  if (sealed.length > sealedStateBytes) return refuse("damaged")
  if (reader.u32() !== keys.epoch) return refuse("other-epoch")
  const prefix = sealed.subarray(0, prefixBytes)
  const opened = open(keys.manifest, sealed.subarray(prefixBytes), stateData(keys, prefix))
  if (!opened.ok) return opened
  const inner = new ByteReader(opened.value)
  const state = {
    generation: inner.u64(),
    changedAt: inner.u64(),
    rowCount: inner.u32(),
    rowsXor: inner.take(hashBytes),
  }
  const isExact = Number.isSafeInteger(state.generation) && Number.isSafeInteger(state.changedAt)
  return isExact ? ok(state) : refuse("damaged")
}

function stateData(keys: VaultKeys, prefix: Uint8Array): Uint8Array {
  return associatedData("state", bytesOfId(keys.vaultId), prefix)
}

function rowHash(keys: VaultKeys, id: RowId, sealed: Uint8Array): Uint8Array {
  return keyedHash(keys.stateHash, bytesOfId(id), nonceAndTag(sealed))
}

function xorInto(target: Uint8Array, other: Uint8Array): void {
  for (const [at, byte] of other.entries()) target[at] = (target[at] ?? 0) ^ byte
}
