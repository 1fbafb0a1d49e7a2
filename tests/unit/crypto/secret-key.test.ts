import { inspect } from "node:util"
import { describe, expect, it } from "vitest"
import { SecretKey } from "../../../src/crypto/secret-key.ts"

const bytes = () => Uint8Array.from({ length: 32 }, (_, at) => at + 1)

describe("a secret key", () => {
  it("lends the bytes it was given, until its end zeroes them where they lie", () => {
    const given = bytes()
    const key = SecretKey.adopt("records", given)
    expect(key.borrow()).toEqual(bytes())
    key.end()
    expect(given).toEqual(new Uint8Array(32))
    expect(key.isEnded).toBe(true)
    expect(() => key.borrow()).toThrow("The records key has ended")
    expect(() => key.release()).toThrow("has ended")
    key.end()
  })

  it("ends with the block that uses it, also when the block throws", () => {
    const [left, thrown] = [bytes(), bytes()]
    {
      using key = SecretKey.adopt("vault", left)
      expect(key.borrow()[0]).toBe(1)
    }
    const throwing = () => {
      using _ = SecretKey.adopt("vault", thrown)
      throw new Error("on purpose")
    }
    expect(throwing).toThrow("on purpose")
    expect([left, thrown]).toEqual([new Uint8Array(32), new Uint8Array(32)])
  })

  it("moves out once, as a copy, and is over then", () => {
    const given = bytes()
    const key = SecretKey.adopt("passphrase-kek", given)
    const moved = key.release()
    expect(moved).toEqual(bytes())
    expect(given).toEqual(new Uint8Array(32))
    expect(key.isEnded).toBe(true)
  })

  it("throws rather than be serialized", () => {
    const key = SecretKey.adopt("scope", bytes())
    expect(() => JSON.stringify({ key })).toThrow("The scope key must not be serialized")
  })

  it("shows its purpose and none of its bytes when printed, made text or cloned", () => {
    const key = SecretKey.adopt("scope", bytes())
    const shown = [inspect(key, { showHidden: true, depth: 9 }), inspect(Object.entries(key))]
    const cloned = inspect(structuredClone(key))
    expect(cloned).toContain("scope")
    for (const text of [...shown, cloned]) expect(text).not.toMatch(/1, 2, 3|010203|Uint8Array/)
  })

  it("is 32 bytes or none", () => {
    for (const length of [0, 31, 33]) {
      expect(() => SecretKey.adopt("records", new Uint8Array(length))).toThrow(RangeError)
    }
  })

  it("is random when made so", () => {
    const made = Array.from({ length: 100 }, () =>
      Buffer.from(SecretKey.random("vault").borrow()).toString("hex"),
    )
    expect(new Set(made).size).toBe(100)
    expect(made.every((text) => /^[0-9a-f]{64}$/.test(text) && !/^(..)\1+$/.test(text))).toBe(true)
  })
})
