import { beforeAll, describe, expect, it } from "vitest"
import {
  addPassphrase,
  type NewPassphrase,
  removeSlot,
  settlePassphrase,
} from "../../../src/vault/change-header.ts"
import { parseHeader, passphraseSlots } from "../../../src/vault/header.ts"
import { type SlotId, slotIds } from "../../../src/vault/ids.ts"
import { readSeed, unlockByPassphrase, unlockByRecovery } from "../../../src/vault/open-header.ts"
import { must } from "../../support/must.ts"
import {
  makeVault,
  newPassphrase,
  startCrypto,
  type TestVault,
  withBitFlipped,
} from "../../support/test-vault.ts"

beforeAll(startCrypto)

/** Which slot, if any, the passphrase opens. */
function opens(bytes: Uint8Array, passphrase: NewPassphrase): SlotId | null {
  const header = must(parseHeader(bytes))
  for (const slot of passphraseSlots(header))
    if (unlockByPassphrase(header, slot, passphrase.kek).ok) return slot.id
  return null
}
const opensBySeed = (bytes: Uint8Array, { seed }: TestVault) =>
  unlockByRecovery(must(parseHeader(bytes)), seed).ok

describe("a change of passphrase", () => {
  it("goes from the old, over both, to the new alone; the recovery words open it all the way", () => {
    const vault = makeVault()
    const [old, next] = [vault.passphrase, newPassphrase()]
    const both = must(addPassphrase(vault.bytes, vault.vaultKey, next))
    const settled = must(settlePassphrase(both.bytes, vault.keys.header, both.slotId))
    if (settled === null) throw new Error("Nothing was settled")
    const stages = [vault.bytes, both.bytes, settled]
    expect(stages.map((bytes) => opens(bytes, old) !== null)).toEqual([true, true, false])
    expect(stages.map((bytes) => opens(bytes, next))).toEqual([null, both.slotId, both.slotId])
    expect(stages.map((bytes) => opensBySeed(bytes, vault))).toEqual([true, true, true])
    expect(stages.map((bytes) => must(parseHeader(bytes)).revision)).toEqual([0, 1, 2])
    expect(stages.map((bytes) => readSeed(must(parseHeader(bytes)), vault.keys).ok)).toEqual([
      true,
      true,
      true,
    ])
  })

  it("leaves no byte of the old slot's wrap, salt or id in the new header", () => {
    const vault = makeVault()
    const [slot] = passphraseSlots(vault.header)
    if (slot === undefined) throw new Error("No slot")
    const both = must(addPassphrase(vault.bytes, vault.vaultKey, newPassphrase()))
    const settled = Buffer.from(must(settlePassphrase(both.bytes, vault.keys.header, both.slotId)) ?? [])
    for (const part of [slot.wrapped, slot.salt, slot.address].map((bytes) => Buffer.from(bytes))) {
      expect(Buffer.from(both.bytes).includes(part)).toBe(true)
      expect(settled.includes(part)).toBe(false)
    }
  })

  it("cut short after the first half, is ended by whichever passphrase opens the vault next", () => {
    const vault = makeVault()
    const [old, next] = [vault.passphrase, newPassphrase()]
    const both = must(addPassphrase(vault.bytes, vault.vaultKey, next)).bytes
    for (const [kept, gone] of [
      [old, next],
      [next, old],
    ] as const) {
      const openedBy = opens(both, kept)
      if (openedBy === null) throw new Error("The passphrase opens no slot")
      const settled = must(settlePassphrase(both, vault.keys.header, openedBy)) ?? both
      expect([opens(settled, kept), opens(settled, gone)]).toEqual([openedBy, null])
    }
  })

  it("that is over already leaves nothing to write", () => {
    const vault = makeVault()
    const openedBy = opens(vault.bytes, vault.passphrase)
    if (openedBy === null) throw new Error("The passphrase opens no slot")
    expect(settlePassphrase(vault.bytes, vault.keys.header, openedBy)).toEqual({ ok: true, value: null })
  })

  it("tries the newer of two passphrases first", () => {
    const vault = makeVault()
    const both = must(addPassphrase(vault.bytes, vault.vaultKey, newPassphrase()))
    expect(passphraseSlots(must(parseHeader(both.bytes)))[0]?.id).toBe(both.slotId)
  })

  it("leaves the bytes that it goes out from untouched", () => {
    const vault = makeVault()
    const before = Uint8Array.from(vault.bytes)
    must(addPassphrase(vault.bytes, vault.vaultKey, newPassphrase()))
    expect(vault.bytes).toEqual(before)
  })

  it("refuses a header that is not this key's or was changed, so that it is never signed anew", () => {
    const [vault, other] = [makeVault(), makeVault()]
    const openedBy = opens(vault.bytes, vault.passphrase) ?? slotIds.random()
    const refusal = (result: { ok: true } | { ok: false; refusal: unknown }) =>
      result.ok ? null : result.refusal
    expect(refusal(addPassphrase(vault.bytes, vault.vaultKey, newPassphrase()))).toBeNull()
    expect(refusal(addPassphrase(vault.bytes, other.vaultKey, newPassphrase()))).toBe("not-authentic")
    expect(refusal(settlePassphrase(vault.bytes, other.keys.header, openedBy))).toBe("not-authentic")
    expect(refusal(removeSlot(vault.bytes, other.keys.header, openedBy))).toBe("not-authentic")
    expect(refusal(addPassphrase(withBitFlipped(vault.bytes, 900), vault.vaultKey, newPassphrase()))).toBe(
      "damaged",
    )
    expect(refusal(addPassphrase(new Uint8Array(0), vault.vaultKey, newPassphrase()))).toBe("empty")
  })

  it("stops at eight slots", () => {
    const vault = makeVault()
    let { bytes } = vault
    for (let slots = 2; slots < 8; slots++)
      bytes = must(addPassphrase(bytes, vault.vaultKey, newPassphrase())).bytes
    expect(must(parseHeader(bytes)).slots).toHaveLength(8)
    const ninth = addPassphrase(bytes, vault.vaultKey, newPassphrase())
    expect(ninth).toEqual({ ok: false, refusal: "too-many-slots" })
  })
})

describe("removing a slot", () => {
  it("takes one of two passphrases, and never the last, nor the recovery slot", () => {
    const vault = makeVault()
    const ids = (bytes: Uint8Array) => must(parseHeader(bytes)).slots.map(({ id }) => id)
    const [passphraseId = slotIds.random(), recoveryId = slotIds.random()] = ids(vault.bytes)
    const both = must(addPassphrase(vault.bytes, vault.vaultKey, newPassphrase()))
    const removed = must(removeSlot(both.bytes, vault.keys.header, passphraseId))
    expect(ids(removed)).toEqual([recoveryId, both.slotId])
    for (const last of [both.slotId, recoveryId])
      expect(removeSlot(removed, vault.keys.header, last)).toEqual({ ok: false, refusal: "last-of-its-kind" })
    expect(removeSlot(removed, vault.keys.header, passphraseId)).toEqual({
      ok: false,
      refusal: "no-such-slot",
    })
    expect(settlePassphrase(removed, vault.keys.header, recoveryId)).toEqual({
      ok: false,
      refusal: "no-such-slot",
    })
  })
})

describe("a passphrase set by recovery words", () => {
  it("is added with the key that they unlock, and then replaces the forgotten one", () => {
    const vault = makeVault()
    using vaultKey = must(unlockByRecovery(vault.header, vault.seed))
    const next = newPassphrase()
    const both = must(addPassphrase(vault.bytes, vaultKey, next))
    const settled = must(settlePassphrase(both.bytes, vault.keys.header, both.slotId)) ?? both.bytes
    expect([opens(settled, next) !== null, opens(settled, vault.passphrase)]).toEqual([true, null])
  })
})
