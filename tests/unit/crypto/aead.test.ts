import * as fc from "fast-check"
import { beforeAll, describe, expect, it } from "vitest"
import { open, seal, sealBytes } from "../../../src/crypto/aead.ts"
import { SecretKey } from "../../../src/crypto/secret-key.ts"
import { startCrypto, withBitFlipped } from "../../support/test-vault.ts"

beforeAll(startCrypto)

describe("seal and open", () => {
  it("give any bytes back under the same key and associated data", () => {
    const key = SecretKey.random("records")
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), fc.uint8Array({ maxLength: 60 }), (text, data) => {
        const sealed = seal(key, text, data)
        expect(sealed).toHaveLength(text.length + sealBytes)
        expect(open(key, sealed, data)).toEqual({ ok: true, value: text })
      }),
    )
  })

  it("refuse another key, other data, each changed bit and each shortened form", () => {
    const key = SecretKey.random("records")
    const [text, data] = [Uint8Array.of(1, 2, 3), Uint8Array.of(9)]
    const sealed = seal(key, text, data)
    expect(open(key, sealed, data).ok).toBe(true)
    expect(open(SecretKey.random("records"), sealed, data)).toEqual({ ok: false, refusal: "not-authentic" })
    for (const other of [[], [8], [9, 0]])
      expect(open(key, sealed, Uint8Array.from(other))).toEqual({ ok: false, refusal: "not-authentic" })
    for (let bit = 0; bit < sealed.length * 8; bit++)
      expect(open(key, withBitFlipped(sealed, bit), data).ok).toBe(false)
    for (let length = 0; length < sealed.length; length++) {
      const refusal = length < sealBytes ? "truncated" : "not-authentic"
      expect(open(key, sealed.subarray(0, length), data)).toEqual({ ok: false, refusal })
    }
  })

  it("throw on a key that has ended, and do not call it a changed text", () => {
    const key = SecretKey.random("records")
    const sealed = seal(key, Uint8Array.of(1), new Uint8Array(0))
    key.end()
    expect(() => seal(key, Uint8Array.of(1), new Uint8Array(0))).toThrow("has ended")
    expect(() => open(key, sealed, new Uint8Array(0))).toThrow("has ended")
  })
})
