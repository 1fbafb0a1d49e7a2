import { beforeAll, describe, expect, it } from "vitest"
import { calibratedCost, newSalt, passphraseKek } from "../../../src/crypto/kdf.ts"
import { defaultCost } from "../../../src/crypto/argon2-cost.ts"
import { must } from "../../support/must.ts"
import { startCrypto, testBounds, testCost } from "../../support/test-vault.ts"

beforeAll(startCrypto)

describe("the key-encryption key of a passphrase", () => {
  const passphrase = new TextEncoder().encode("correct horse")

  it("is the same for the same passphrase, salt and cost, and another for another of each", () => {
    const salt = newSalt()
    const kek = (bytes: Uint8Array, from: Uint8Array, cost: typeof testCost) =>
      Buffer.from(must(passphraseKek(bytes, from, cost, testBounds)).borrow()).toString("hex")
    const one = kek(passphrase, salt, testCost)
    expect(kek(passphrase, salt, testCost)).toBe(one)
    const others = [
      kek(new TextEncoder().encode("correct horse "), salt, testCost),
      kek(passphrase, newSalt(), testCost),
      kek(passphrase, salt, { memoryKiB: 16, passes: 1 }),
      kek(passphrase, salt, { memoryKiB: 8, passes: 2 }),
    ]
    expect(new Set([one, ...others]).size).toBe(5)
  })

  it("is derived at a test's cost only where a test gives its bounds", () => {
    expect(passphraseKek(passphrase, newSalt(), testCost, testBounds).ok).toBe(true)
    expect(passphraseKek(passphrase, newSalt(), testCost)).toEqual({
      ok: false,
      refusal: "cost-out-of-bounds",
    })
  })

  it("is never derived with a salt of another length", () => {
    for (const length of [0, 15, 17])
      expect(() => passphraseKek(passphrase, new Uint8Array(length), testCost, testBounds)).toThrow(
        RangeError,
      )
  })
})

describe("the calibrated cost of a machine", () => {
  it("comes of one derivation at the default, timed by the clock that was given", () => {
    const ticks = [0, 500]
    expect(must(calibratedCost(() => ticks.shift() ?? 0))).toEqual({ ...defaultCost, passes: 6 })
    expect(ticks).toEqual([])
  })
})
