import { createHash } from "node:crypto"
import * as fc from "fast-check"
import { scrypt } from "@noble/hashes/scrypt.js"
import { blake2b } from "@noble/hashes/blake2.js"
import { beforeAll, describe, expect, it } from "vitest"
import { concatBytes } from "../../../src/base/bytes.ts"
import { unwrapFileKey, wrapFileKey } from "../../../src/crypto/age-file-key.ts"
import {
  ageIdentity,
  ageRecipient,
  isAgeRecipient,
  parseAgeIdentity,
} from "../../../src/crypto/age-identity.ts"
import { base64Bytes, base64Text } from "../../../src/crypto/base64.ts"
import { KeyedHasher } from "../../../src/crypto/keyed-hash.ts"
import { scryptKey } from "../../../src/crypto/scrypt.ts"
import { SecretKey } from "../../../src/crypto/secret-key.ts"
import { backupMacKey } from "../../../src/crypto/subkeys.ts"
import { must } from "../../support/must.ts"
import { startCrypto } from "../../support/test-vault.ts"

beforeAll(startCrypto)

const bytesTo = (most: number): fc.Arbitrary<Uint8Array> => fc.uint8Array({ maxLength: most })

describe("An age identity", () => {
  it("is read back as the key it was written from", () => {
    const key = SecretKey.random("backup-identity")
    const text = ageIdentity(key)
    for (const form of [text, ` ${text}\n`])
      expect(must(parseAgeIdentity(form)).borrow()).toEqual(key.borrow())
    expect(isAgeRecipient(ageRecipient(key))).toBe(true)
  })

  it("is refused in any other form", () => {
    const text = ageIdentity(SecretKey.random("backup-identity"))
    const recipient = ageRecipient(SecretKey.random("backup-identity"))
    const others = ["", text.toLowerCase(), text.slice(0, -1), `${text}A`, recipient, recipient.toUpperCase()]
    const changed = Array.from({ length: text.length }, (_, at) => {
      const letter = text[at] === "Q" ? "P" : "Q"
      return text.slice(0, at) + letter + text.slice(at + 1)
    })
    for (const form of [...others, ...changed]) expect(parseAgeIdentity(form).ok, form).toBe(false)
    for (const form of [recipient.toUpperCase(), recipient.slice(0, -1), text, "age1pq1qqqq"])
      expect(isAgeRecipient(form), form).toBe(false)
  })
})

describe("The MAC of a backup", () => {
  it("is keyed by crypto_kdf of the identity, as Python's hashlib has it", () => {
    const identity = SecretKey.adopt(
      "backup-identity",
      Uint8Array.from({ length: 32 }, (_, at) => at + 1),
    )
    const salt = concatBytes(Uint8Array.of(1), new Uint8Array(15))
    const personalization = concatBytes(Buffer.from("lucilbak"), new Uint8Array(8))
    const expected = blake2b(new Uint8Array(0), { key: identity.borrow(), dkLen: 32, salt, personalization })
    expect(backupMacKey(identity).borrow()).toEqual(expected)
  })

  it("of pieces is that of the whole, as a second library computes it", () => {
    fc.assert(
      fc.property(fc.array(bytesTo(300), { maxLength: 8 }), (pieces) => {
        const key = SecretKey.random("backup-mac")
        using hasher = new KeyedHasher(key)
        for (const piece of pieces) hasher.add(piece)
        const whole = blake2b(concatBytes(...pieces), { key: key.borrow(), dkLen: 32 })
        expect(hasher.finish()).toEqual(whole)
        expect(() => hasher.finish()).toThrow("ended")
      }),
    )
  })
})

describe("scrypt", () => {
  it("is that of a second library, within its bounds", () => {
    const secret = Buffer.from("a passphrase")
    const salt = createHash("sha256").update("salt").digest()
    const expected = scrypt(secret, salt, { N: 2 ** 15, r: 8, p: 1, dkLen: 32 })
    expect(must(scryptKey(secret, salt, 15)).borrow()).toEqual(expected)
    for (const logN of [0, 14, 21, 63, 15.5, Number.NaN])
      expect(() => scryptKey(secret, salt, logN)).toThrow("bounds")
  })

  it("wraps a file key that no other passphrase's unwraps", () => {
    const [key, other] = [SecretKey.random("age-passphrase"), SecretKey.random("age-passphrase")]
    const fileKey = Uint8Array.from({ length: 16 }, (_, at) => at)
    const wrapped = wrapFileKey(key, fileKey)
    expect(unwrapFileKey(key, wrapped)).toEqual(fileKey)
    expect(unwrapFileKey(other, wrapped)).toBeNull()
    expect(unwrapFileKey(key, wrapped.subarray(1))).toBeNull()
  })
})

describe("Base64", () => {
  it("is the text that Node writes, and no second text is read as the same bytes", () => {
    fc.assert(
      fc.property(bytesTo(100), (bytes) => {
        const text = Buffer.from(bytes).toString("base64")
        expect(base64Text(bytes, "padded")).toBe(text)
        expect(base64Bytes(text, "padded")).toEqual(bytes)
        expect(base64Bytes(text.replaceAll("=", ""), "unpadded")).toEqual(bytes)
      }),
    )
    const long = Uint8Array.from({ length: 400_001 }, (_, at) => at * 7)
    expect(Buffer.from(base64Bytes(base64Text(long, "padded"), "padded") ?? []).equals(long)).toBe(true)
    for (const form of ["padded", "unpadded"] as const)
      expect(base64Bytes("", form)).toEqual(new Uint8Array(0))
    expect(base64Bytes("AAA=", "padded")).toEqual(Uint8Array.of(0, 0))
    for (const text of [
      "AAA",
      "AAB=",
      "AA\n=",
      " AAA=",
      "AAA==",
      "A",
      "AA-_",
      "AAA=AAA=",
      "AAAA====",
      "=",
      "====",
      "AB==",
      "AAAAAB==",
    ])
      expect(base64Bytes(text, "padded"), text).toBeNull()
    for (const text of ["AAA=", "AAB", "A"]) expect(base64Bytes(text, "unpadded"), text).toBeNull()
  })
})
