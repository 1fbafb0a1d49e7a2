import { hexBytes, hexText } from "../base/bytes.ts"
import { randomBytes } from "../crypto/random.ts"

/** Ids are 16 random bytes; in memory and as database keys, 32 lower-case hex digits. */
export const idBytes = 16

export type VaultId = string & { readonly __brand: "VaultId" }
export type RowId = string & { readonly __brand: "RowId" }
export type ScopeId = string & { readonly __brand: "ScopeId" }
export type SlotId = string & { readonly __brand: "SlotId" }
export type BatchId = string & { readonly __brand: "BatchId" }
export type FileId = string & { readonly __brand: "FileId" }
export type ImageId = string & { readonly __brand: "ImageId" }
export type AnyId = VaultId | RowId | ScopeId | SlotId | BatchId | FileId | ImageId

export const vaultIds = idKind<VaultId>()
export const rowIds = idKind<RowId>()
export const scopeIds = idKind<ScopeId>()
export const slotIds = idKind<SlotId>()
export const batchIds = idKind<BatchId>()
export const fileIds = idKind<FileId>()
export const imageIds = idKind<ImageId>()

/** The scope of everything that belongs to no relationship; its key is the records subkey. */
export const vaultScope: ScopeId = scopeIds.ofBytes(new Uint8Array(idBytes))

/** Throws on a string that was only called an id. */
export function bytesOfId(id: AnyId): Uint8Array<ArrayBuffer> {
  const bytes = hexBytes(id)
  if (bytes === null || bytes.length !== idBytes) throw new RangeError(`An id has ${idBytes} bytes`)
  return bytes
}

type IdKind<Id extends AnyId> = Readonly<{
  random(): Id
  /** Throws unless given 16 bytes. */
  ofBytes(bytes: Uint8Array): Id
  /** Null where `text` is not 32 lower-case hex digits. */
  parse(text: string): Id | null
}>

function idKind<Id extends AnyId>(): IdKind<Id> {
  const ofBytes = (bytes: Uint8Array): Id => {
    const text = hexText(bytes)
    if (!isIdText<Id>(text)) throw new RangeError(`An id has ${idBytes} bytes`)
    return text
  }
  return {
    random: () => ofBytes(randomBytes(idBytes)),
    ofBytes,
    parse: (text) => (isIdText<Id>(text) ? text : null),
  }
}

// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- a guard is how a text comes by its brand
function isIdText<Id extends AnyId>(text: string): text is Id {
  return /^[0-9a-f]{32}$/.test(text)
}
