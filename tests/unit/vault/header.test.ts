import { crc32 } from "node:zlib"
import * as fc from "fast-check"
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest"
import { concatBytes } from "../../../src/base/bytes.ts"
import { keyedHash } from "../../../src/crypto/keyed-hash.ts"
import { SecretKey } from "../../../src/crypto/secret-key.ts"
import { type HeaderRefusal, parseHeader, passphraseSlots, slotOf } from "../../../src/vault/header.ts"
import { slotIds } from "../../../src/vault/ids.ts"
import {
  openVaultKeys,
  readSeed,
  unlockByPassphrase,
  unlockByRecovery,
} from "../../../src/vault/open-header.ts"
import { must } from "../../support/must.ts"
import { first, makeVault, startCrypto, testBounds } from "../../support/test-vault.ts"

beforeAll(startCrypto)
afterEach(() => vi.restoreAllMocks())

const refusalOf = (bytes: Uint8Array): HeaderRefusal | null => {
  const header = parseHeader(bytes)
  return header.ok ? null : header.refusal
}
const summed = (bytes: Uint8Array): Uint8Array => {
  new DataView(bytes.buffer).setUint32(bytes.length - 4, crc32(bytes.subarray(0, -4)))
  return bytes
}
const hexOf = (key: SecretKey<"vault" | "recovery-seed">) => Buffer.from(key.borrow()).toString("hex")

describe("a header", () => {
  it("opens by its passphrase's key and by its recovery seed, to the same vault key", () => {
    const vault = makeVault()
    const slot = first(passphraseSlots(vault.header))
    expect(hexOf(must(unlockByPassphrase(vault.header, slot, vault.passphrase.kek)))).toBe(
      hexOf(vault.vaultKey),
    )
    expect(hexOf(must(unlockByRecovery(vault.header, vault.seed)))).toBe(hexOf(vault.vaultKey))
    expect(slotOf(vault.header, slot.id)).toBe(slot)
    expect(slotOf(vault.header, slotIds.random())).toBeNull()
  })

  it("says what its passphrase is to be derived with, and whose it is", () => {
    const { header, passphrase, vaultId } = makeVault()
    const slot = first(passphraseSlots(header))
    expect([slot.salt, slot.cost]).toEqual([passphrase.salt, passphrase.cost])
    expect([header.vaultId, header.epoch, header.revision, header.slots.length]).toEqual([vaultId, 0, 0, 2])
  })

  it("keeps the recovery seed for an open vault, and for none other", () => {
    const vault = makeVault()
    expect(hexOf(must(readSeed(vault.header, vault.keys)))).toBe(hexOf(vault.seed))
    expect(readSeed(vault.header, makeVault().keys)).toEqual({ ok: false, refusal: "not-authentic" })
    const sameId = makeVault(vault.vaultId)
    expect(readSeed(vault.header, sameId.keys)).toEqual({ ok: false, refusal: "not-authentic" })
  })

  it("refuses another key or seed as wrong, and leaves them whole", () => {
    const { header } = makeVault()
    const slot = first(passphraseSlots(header))
    const [kek, seed] = [SecretKey.random("passphrase-kek"), SecretKey.random("recovery-seed")]
    expect(unlockByPassphrase(header, slot, kek)).toEqual({ ok: false, refusal: "wrong-passphrase" })
    expect(unlockByRecovery(header, seed)).toEqual({ ok: false, refusal: "wrong-words" })
    expect([kek.isEnded, seed.isEnded]).toEqual([false, false])
  })

  it("is refused by name when empty, truncated at any byte, foreign, newer, longer or rotten", () => {
    const { bytes } = makeVault()
    expect(refusalOf(bytes)).toBeNull()
    expect(refusalOf(new Uint8Array(0))).toBe("empty")
    for (let length = 1; length < bytes.length; length++)
      expect([length, refusalOf(bytes.subarray(0, length))]).toEqual([length, "truncated"])
    for (const foreign of ["SQLite format 3\0", "age-encryption.org/v1\n", "L\0", "lucilius"])
      expect(refusalOf(new TextEncoder().encode(foreign))).toBe("foreign")
    expect(refusalOf(summed(bytes.with(9, 2)))).toBe("newer")
    expect(refusalOf(summed(bytes.with(8, 1)))).toBe("newer")
    expect(refusalOf(bytes.with(9, 2))).toBe("damaged")
    expect(refusalOf(summed(bytes.with(9, 0)))).toBe("damaged")
    expect(refusalOf(concatBytes(bytes, Uint8Array.of(0)))).toBe("damaged")
    expect(refusalOf(bytes.with(100, (bytes[100] ?? 0) ^ 1))).toBe("damaged")
  })

  it("is refused as newer also when a newer format is longer and laid out otherwise", () => {
    const newer = new Uint8Array(3000).fill(0x5a)
    newer.set(new TextEncoder().encode("LUCILIUS"))
    new DataView(newer.buffer).setUint16(8, 7)
    new DataView(newer.buffer).setUint32(10, newer.length)
    expect(refusalOf(summed(newer))).toBe("newer")
  })

  it("believes no count or length that its bytes cannot bear out, though the sum fits", () => {
    const { bytes } = makeVault()
    const parameterLength = 39 + 17
    expect(refusalOf(summed(Uint8Array.from(bytes)))).toBeNull()
    for (const count of [0, 1, 3, 8, 9, 255]) expect(refusalOf(summed(bytes.with(38, count)))).toBe("damaged")
    for (const low of [0, 23, 25, 255])
      expect(refusalOf(summed(bytes.with(parameterLength + 1, low)))).toBe("damaged")
    for (const high of [1, 2, 255])
      expect(refusalOf(summed(bytes.with(parameterLength, high)))).toBe("damaged")
    const claimed = Uint8Array.from(bytes)
    new DataView(claimed.buffer).setUint32(10, 0xffff_ffff)
    expect(refusalOf(claimed)).toBe("damaged")
  })

  it("never makes its reader throw, whatever the bytes, sum made to fit or not", () => {
    const { bytes } = makeVault()
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
        fc.boolean(),
        (changes, isSummed) => {
          const hostile = Uint8Array.from(bytes)
          for (const [at, byte] of changes) hostile[at] = byte
          expect(typeof parseHeader(isSummed ? summed(hostile) : hostile).ok).toBe("boolean")
        },
      ),
      { numRuns: 3000 },
    )
    for (let length = 18; length < bytes.length; length++) {
      const cut = bytes.slice(0, length)
      new DataView(cut.buffer).setUint32(10, length)
      expect(refusalOf(summed(cut))).toBe("damaged")
    }
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), (rest) => {
        expect(parseHeader(concatBytes(new TextEncoder().encode("LUCILIUS"), rest)).ok).toBe(false)
      }),
    )
  })

  it("with a cost that no production vault has is refused, unless a test gives its bounds", () => {
    const { bytes } = makeVault()
    const weak = Uint8Array.from(bytes)
    new DataView(weak.buffer).setUint32(39 + 19 + 16, 64)
    expect(refusalOf(summed(weak))).toBe("cost-out-of-bounds")
    expect(parseHeader(weak, testBounds).ok).toBe(true)
  })

  it("is damaged when its commitment is not the key's, or its authentication not the header's, and the key ends", () => {
    const vault = makeVault()
    const commitmentAt = vault.bytes.length - 68
    const authenticationAt = vault.bytes.length - 36
    const rewritten = (changedAt: number, isAuthenticated: boolean) => {
      const bytes = vault.bytes.with(changedAt, (vault.bytes[changedAt] ?? 0) ^ 1)
      if (isAuthenticated)
        bytes.set(keyedHash(vault.keys.header, bytes.subarray(0, authenticationAt)), authenticationAt)
      return must(parseHeader(summed(bytes)))
    }
    const unwrapped = vi.spyOn(SecretKey, "adopt")
    const slot = first(passphraseSlots(vault.header))
    // The control: what was rewritten with the key itself, in a field that it vouches for, is believed.
    expect(unlockByRecovery(rewritten(37, true), vault.seed).ok).toBe(true)
    const broken = [
      rewritten(commitmentAt, true),
      rewritten(commitmentAt, false),
      rewritten(authenticationAt, false),
    ]
    unwrapped.mockClear()
    for (const header of broken) {
      expect(unlockByRecovery(header, vault.seed)).toEqual({ ok: false, refusal: "damaged" })
      expect(unlockByPassphrase(header, slot, vault.passphrase.kek)).toEqual({
        ok: false,
        refusal: "damaged",
      })
    }
    const made = unwrapped.mock.results.map(({ value }) => value as SecretKey<"vault">)
    const vaultKeys = made.filter(({ purpose }) => purpose === "vault")
    expect(vaultKeys).toHaveLength(6)
    expect(made.every((key) => key.isEnded)).toBe(true)
  })

  it("keeps a slot of a kind that it does not know, and opens by the others only when the whole was written so", () => {
    const vault = makeVault()
    const strange = summed(vault.bytes.with(39, 9))
    const header = must(parseHeader(strange))
    expect(header.slots.map(({ kind }) => kind)).toEqual(["unknown", "recovery"])
    expect(passphraseSlots(header)).toEqual([])
    // Changed by a hand without the key: the recovery slot opens, and the header is not believed.
    expect(unlockByRecovery(header, vault.seed)).toEqual({ ok: false, refusal: "damaged" })
  })
})

describe("opened keys", () => {
  it("are those of the vault and epoch that the header names, without the vault key", () => {
    const vault = makeVault()
    const keys = openVaultKeys(vault.header, vault.vaultKey)
    expect([keys.vaultId, keys.epoch, vault.vaultKey.isEnded]).toEqual([vault.vaultId, 0, false])
    vault.vaultKey.end()
    expect(keys.records.isEnded).toBe(false)
  })
})
