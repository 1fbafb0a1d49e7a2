import { sodium } from "../../../src/crypto/sodium.ts"
import { associatedData } from "../../../src/vault/format.ts"
import type { Header } from "../../../src/vault/header.ts"
import { bytesOfId } from "../../../src/vault/ids.ts"
import type { TryKey } from "./key-scan.ts"

/** libsodium's functions on its own memory: millions of candidates must not pay for its friendlier calls. */
type Inner = Readonly<{
  HEAPU8: Uint8Array
  _malloc(size: number): number
  _crypto_aead_xchacha20poly1305_ietf_decrypt_detached(...words: number[]): number
  _crypto_kdf_derive_from_key(...words: number[]): number
}>

const keyBytes = 32
const nonceBytes = 24
const tagBytes = 16
const commitmentNumber = 7
const recoveryKekNumber = 1

/**
 * Tries a candidate in each place where a vault takes a key: as the KEK of each slot, as the vault key by its published
 * commitment, and as the recovery seed. Written from docs/FORMAT.md. Sodium must have been started.
 */
export function vaultKeyTrial(header: Header): TryKey {
  const inner = Reflect.get(sodium, "libsodium") as Inner
  const {
    _malloc: allocate,
    _crypto_aead_xchacha20poly1305_ietf_decrypt_detached: decryptDetached,
    _crypto_kdf_derive_from_key: deriveFromKey,
  } = inner
  const place = (bytes: Uint8Array) => {
    const at = allocate(bytes.length)
    inner.HEAPU8.set(bytes, at)
    return at
  }
  const key = place(new Uint8Array(keyBytes))
  const derived = place(new Uint8Array(keyBytes))
  const vaultContext = place(Buffer.from("lucilvmk"))
  const recoveryContext = place(Buffer.from("lucilrec"))
  const slots = header.slots.map((slot) => {
    const data = associatedData("slot", bytesOfId(header.vaultId), slot.address)
    return { kind: slot.kind, wrapped: place(slot.wrapped), data: place(data), dataBytes: data.length }
  })

  const unwraps = (kek: number, slot: (typeof slots)[number]) =>
    decryptDetached(
      0,
      0,
      slot.wrapped + nonceBytes,
      keyBytes,
      0,
      slot.wrapped + nonceBytes + keyBytes,
      slot.data,
      slot.dataBytes,
      0,
      slot.wrapped,
      kek,
    ) === 0
  const isCommitted = () => {
    deriveFromKey(derived, keyBytes, commitmentNumber, 0, vaultContext, key)
    const made = inner.HEAPU8.subarray(derived, derived + keyBytes)
    for (let at = 0; at < keyBytes; at++) if (made[at] !== header.commitment[at]) return false
    return true
  }
  const wrappedLength = nonceBytes + keyBytes + tagBytes
  if (header.slots.some((slot) => slot.wrapped.length !== wrappedLength)) throw new Error("Another format")

  return (candidate) => {
    inner.HEAPU8.set(candidate, key)
    for (const slot of slots) if (unwraps(key, slot)) return `KEK of a ${slot.kind} slot`
    if (isCommitted()) return "vault key"
    deriveFromKey(derived, keyBytes, recoveryKekNumber, 0, recoveryContext, key)
    return slots.some((slot) => slot.kind === "recovery" && unwraps(derived, slot)) ? "recovery seed" : null
  }
}
