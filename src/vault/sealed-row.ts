import { ByteReader } from "../base/byte-reader.ts"
import { ByteWriter } from "../base/byte-writer.ts"
import { concatBytes } from "../base/bytes.ts"
import { ok, refuse, type Result } from "../base/result.ts"
import { nonceBytes, open, seal, tagBytes } from "../crypto/aead.ts"
import { associatedData } from "./format.ts"
import { bytesOfId, idBytes, type RowId, type ScopeId, scopeIds } from "./ids.ts"
import type { VaultKeys } from "./keys.ts"
import { paddedLength } from "./padding.ts"

/** `a` holds segments, overlays and scope keys, `b` bodies. */
export type Table = "a" | "b"

/** Where a row lies: sealed with its address, opened with the address at which it was found. */
export type RowAddress = Readonly<{ table: Table; id: RowId }>

/**
 * An `overlay` is a segment whose heads stand in place of those of the same `id` in segments: what autosave writes while
 * a document is open, so that the whole segment need not be sealed each time. Sealing the segment anew deletes it.
 */
export type RowKind = "segment" | "overlay" | "scope-key" | "body"

export type OpenedRow = Readonly<{ kind: RowKind; scope: ScopeId; content: Uint8Array }>

export type RowRefusal =
  | "truncated"
  | "newer"
  /** Sealed under the keys of another epoch than these. */
  | "other-epoch"
  /** No key of that scope is at hand: not read yet, or shredded. */
  | "unknown-scope"
  | "not-authentic"
  /** Authentic, and yet not as this version writes it. */
  | "damaged"

const rowVersion = 1
/** Version 1 ‖ epoch 4 ‖ scope 16. */
const prefixBytes = 1 + 4 + idBytes
/** Kind 1 ‖ content length 4, before the content and under the seal. */
const innerPrefixBytes = 5
/** Of content, before padding. A longer text is refused on saving, with the text still in the editor. */
export const longestContent = 32 * 1024 * 1024
const shortestRow = prefixBytes + nonceBytes + tagBytes + innerPrefixBytes

const kindBytes = { segment: 1, "scope-key": 2, body: 3, overlay: 4 } as const

/** What a row of `contentLength` bytes takes on disk. */
export function sealedRowLength(contentLength: number): number {
  return prefixBytes + nonceBytes + paddedLength(innerPrefixBytes + contentLength) + tagBytes
}

/** Pads and seals. Refuses content over 32 MiB, and a scope whose key was not added. */
export function sealRow(
  keys: VaultKeys,
  address: RowAddress,
  row: OpenedRow,
): Result<Uint8Array<ArrayBuffer>, "too-large" | "unknown-scope"> {
  const { kind, scope, content } = row
  if (content.length > longestContent) return refuse("too-large")
  const key = keys.rowKey(scope)
  if (key === null) return refuse("unknown-scope")
  const padded = new ByteWriter(paddedLength(innerPrefixBytes + content.length))
    .u8(kindBytes[kind])
    .u32(content.length)
    .put(content).bytes
  const prefix = new ByteWriter(prefixBytes).u8(rowVersion).u32(keys.epoch).put(bytesOfId(scope)).bytes
  return ok(concatBytes(prefix, seal(key, padded, rowData(keys, address, prefix))))
}

/** Opens what was found at `address`. `content` is a view into a buffer of its own, padding left out. */
export function openRow(
  keys: VaultKeys,
  address: RowAddress,
  sealed: Uint8Array,
): Result<OpenedRow, RowRefusal> {
  const visible = readRowPrefix(sealed)
  if (!visible.ok) return visible
  const { epoch, scope } = visible.value
  if (epoch !== keys.epoch) return refuse("other-epoch")
  const key = keys.rowKey(scope)
  if (key === null) return refuse("unknown-scope")
  const prefix = sealed.subarray(0, prefixBytes)
  const padded = open(key, sealed.subarray(prefixBytes), rowData(keys, address, prefix))
  if (!padded.ok) return padded
  const inner = new ByteReader(padded.value)
  const kind = kindOf(inner.u8())
  const length = inner.u32()
  const content = inner.take(length)
  if (inner.isShort || kind === null || padded.value.length !== paddedLength(innerPrefixBytes + length))
    return refuse("damaged")
  return ok({ kind, scope, content })
}

/** What anybody sees of a row. */
export function readRowPrefix(
  sealed: Uint8Array,
): Result<Readonly<{ epoch: number; scope: ScopeId }>, "truncated" | "newer" | "damaged"> {
  if (sealed.length < shortestRow) return refuse("truncated")
  const reader = new ByteReader(sealed)
  const version = reader.u8()
  if (version > rowVersion) return refuse("newer")
  if (version !== rowVersion) return refuse("damaged")
  return ok({ epoch: reader.u32(), scope: scopeIds.ofBytes(reader.take(idBytes)) })
}

/** A view of nonce and tag, joined: what tells one sealing of a row from every other. Throws on what `readRowPrefix` calls truncated. */
export function nonceAndTag(sealed: Uint8Array): Uint8Array {
  if (sealed.length < shortestRow) throw new RangeError("Too short for a sealed row")
  return concatBytes(sealed.subarray(prefixBytes, prefixBytes + nonceBytes), rowTag(sealed))
}

/** A view of the last 16 bytes, by which a head knows its bodies. */
export function rowTag(sealed: Uint8Array): Uint8Array {
  return sealed.subarray(-tagBytes)
}

/** The prefix brings in row version, epoch and scope as they stand in the row; everything else is where the row is. */
function rowData(keys: VaultKeys, address: RowAddress, prefix: Uint8Array): Uint8Array {
  const table = address.table.charCodeAt(0)
  return associatedData("row", bytesOfId(keys.vaultId), Uint8Array.of(table), bytesOfId(address.id), prefix)
}

function kindOf(byte: number): RowKind | null {
  switch (byte) {
    case kindBytes.segment:
      return "segment"
    case kindBytes["scope-key"]:
      return "scope-key"
    case kindBytes.body:
      return "body"
    case kindBytes.overlay:
      return "overlay"
    default:
      return null
  }
}
