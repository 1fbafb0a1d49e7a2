import { blake2b } from "@noble/hashes/blake2.js"
import { beforeAll, describe, expect, it } from "vitest"
import { equalInConstantTime, keyedHash } from "../../../src/crypto/keyed-hash.ts"
import { SecretKey } from "../../../src/crypto/secret-key.ts"
import { recoverySubkey, vaultKeyCommitment, vaultSubkey } from "../../../src/crypto/subkeys.ts"
import { startCrypto } from "../../support/test-vault.ts"

beforeAll(startCrypto)

const text = (value: string) => new TextEncoder().encode(value)

/** `crypto_kdf` as libsodium's documentation defines it, by another BLAKE2b. */
function kdf(key: Uint8Array, subkey: number, context: string): Uint8Array {
  const salt = new Uint8Array(16)
  salt[0] = subkey
  const personalization = new Uint8Array(16)
  personalization.set(text(context))
  return blake2b(new Uint8Array(0), { key, salt, personalization, dkLen: 32 })
}

describe("subkeys", () => {
  it("are numbered for ever as docs/FORMAT.md says", () => {
    const vaultKey = SecretKey.random("vault")
    const numbers = {
      records: 1,
      manifest: 2,
      header: 3,
      "search-image": 4,
      seed: 5,
      attachments: 6,
      "state-hash": 8,
    }
    const numbered = Object.entries(numbers) as [keyof typeof numbers, number][]
    for (const [purpose, subkey] of numbered) {
      const derived = vaultSubkey(vaultKey, purpose)
      expect(derived.purpose).toBe(purpose)
      expect(derived.borrow()).toEqual(kdf(vaultKey.borrow(), subkey, "lucilvmk"))
    }
    expect(vaultKeyCommitment(vaultKey)).toEqual(kdf(vaultKey.borrow(), 7, "lucilvmk"))
    const seed = SecretKey.random("recovery-seed")
    expect(recoverySubkey(seed, "recovery-kek").borrow()).toEqual(kdf(seed.borrow(), 1, "lucilrec"))
    expect(recoverySubkey(seed, "backup-identity").borrow()).toEqual(kdf(seed.borrow(), 2, "lucilrec"))
  })
})

describe("the keyed hash", () => {
  it("is BLAKE2b-256 over its parts joined, as another library computes it", () => {
    const key = SecretKey.random("header")
    const expected = blake2b(text("onetwo"), { key: key.borrow(), dkLen: 32 })
    expect(keyedHash(key, text("one"), text("two"))).toEqual(expected)
    expect(keyedHash(key, text("onetwo"))).toEqual(expected)
    expect(keyedHash(SecretKey.random("header"), text("onetwo"))).not.toEqual(expected)
  })

  it("is compared whole, lengths included", () => {
    const hash = Uint8Array.of(1, 2, 3)
    expect(equalInConstantTime(hash, Uint8Array.of(1, 2, 3))).toBe(true)
    for (const other of [[1, 2, 4], [0, 2, 3], [1, 2], [1, 2, 3, 0], []])
      expect(equalInConstantTime(hash, Uint8Array.from(other))).toBe(false)
  })
})
