import type { ByteReader } from "../base/byte-reader.ts"
import { ByteWriter } from "../base/byte-writer.ts"
import { concatBytes } from "../base/bytes.ts"
import { ok, refuse, type Result } from "../base/result.ts"
import { open, seal, sealBytes } from "../crypto/aead.ts"
import { type Argon2Cost, checkCost, type CostBounds } from "../crypto/argon2-cost.ts"
import { saltBytes } from "../crypto/kdf.ts"
import { keyBytes, SecretKey } from "../crypto/secret-key.ts"
import { associatedData } from "./format.ts"
import { bytesOfId, idBytes, type SlotId, slotIds, type VaultId } from "./ids.ts"

type SlotFields = Readonly<{
  id: SlotId
  /** Kind 1 ‖ id 16 ‖ parameter length 2 ‖ parameters: what the wrap is bound to. */
  address: Uint8Array
  wrapped: Uint8Array
}>

export type PassphraseSlot = SlotFields & Readonly<{ kind: "passphrase"; salt: Uint8Array; cost: Argon2Cost }>
export type RecoverySlot = SlotFields & Readonly<{ kind: "recovery" }>
/** Of a kind that a newer version added: kept byte for byte, opened by none here. */
export type UnknownSlot = SlotFields & Readonly<{ kind: "unknown" }>
export type Slot = PassphraseSlot | RecoverySlot | UnknownSlot

export type Kek = SecretKey<"passphrase-kek"> | SecretKey<"recovery-kek">

const kindBytes = { passphrase: 1, recovery: 2 } as const
/** Salt 16 ‖ memory in KiB 4 ‖ passes 4. */
const passphraseParameterBytes = saltBytes + 4 + 4
const longestParameters = 512
export const wrappedKeyBytes = keyBytes + sealBytes

export function readSlot(
  reader: ByteReader,
  bounds: CostBounds,
): Result<Slot, "damaged" | "cost-out-of-bounds"> {
  const kind = reader.u8()
  const idField = reader.take(idBytes)
  const length = reader.u16()
  const parameters = reader.take(length)
  const wrapped = reader.take(wrappedKeyBytes)
  if (reader.isShort || length > longestParameters) return refuse("damaged")
  const fields = { id: slotIds.ofBytes(idField), address: slotAddress(kind, idField, parameters), wrapped }
  if (kind === kindBytes.recovery)
    return length === 0 ? ok({ ...fields, kind: "recovery" }) : refuse("damaged")
  if (kind !== kindBytes.passphrase) return ok({ ...fields, kind: "unknown" })
  if (length !== passphraseParameterBytes) return refuse("damaged")
  return readPassphraseSlot(fields, parameters, bounds)
}

function readPassphraseSlot(
  fields: SlotFields,
  parameters: Uint8Array,
  bounds: CostBounds,
): Result<PassphraseSlot, "cost-out-of-bounds"> {
  const numbers = new DataView(parameters.buffer, parameters.byteOffset + saltBytes)
  const cost = checkCost({ memoryKiB: numbers.getUint32(0), passes: numbers.getUint32(4) }, bounds)
  if (!cost.ok) return cost
  return ok({ ...fields, kind: "passphrase", salt: parameters.subarray(0, saltBytes), cost: cost.value })
}

/** Wraps the vault key under a KEK derived with exactly this salt and cost. */
export function wrapForPassphrase(
  vaultId: VaultId,
  id: SlotId,
  passphrase: Readonly<{ salt: Uint8Array; cost: Argon2Cost; kek: SecretKey<"passphrase-kek"> }>,
  vaultKey: SecretKey<"vault">,
): PassphraseSlot {
  const { salt, cost, kek } = passphrase
  const parameters = new ByteWriter(passphraseParameterBytes)
    .put(salt)
    .u32(cost.memoryKiB)
    .u32(cost.passes).bytes
  const address = slotAddress(kindBytes.passphrase, bytesOfId(id), parameters)
  const wrapped = seal(kek, vaultKey.borrow(), slotData(vaultId, address))
  return { kind: "passphrase", id, salt, cost, address, wrapped }
}

export function wrapForRecovery(
  vaultId: VaultId,
  id: SlotId,
  kek: SecretKey<"recovery-kek">,
  vaultKey: SecretKey<"vault">,
): RecoverySlot {
  const address = slotAddress(kindBytes.recovery, bytesOfId(id), new Uint8Array(0))
  const wrapped = seal(kek, vaultKey.borrow(), slotData(vaultId, address))
  return { kind: "recovery", id, address, wrapped }
}

/** The vault key, not yet compared with the header's commitment. */
export function unwrap(vaultId: VaultId, slot: Slot, kek: Kek): Result<SecretKey<"vault">, "not-authentic"> {
  const opened = open(kek, slot.wrapped, slotData(vaultId, slot.address))
  return opened.ok ? ok(SecretKey.adopt("vault", opened.value)) : refuse("not-authentic")
}

function slotAddress(kind: number, id: Uint8Array, parameters: Uint8Array): Uint8Array {
  return concatBytes(Uint8Array.of(kind), id, new ByteWriter(2).u16(parameters.length).bytes, parameters)
}

function slotData(vaultId: VaultId, address: Uint8Array): Uint8Array {
  return associatedData("slot", bytesOfId(vaultId), address)
}
