import { existsSync, readFileSync } from "node:fs"
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest"
import { open, seal } from "../../src/crypto/aead.ts"
import { SecretKey } from "../../src/crypto/secret-key.ts"
import { sodium } from "../../src/crypto/sodium.ts"
import { recordForBar } from "../support/bar.ts"
import { startCrypto } from "../support/test-vault.ts"

const folder = "../shared/data/crypto"
const xchacha = `${folder}/xchacha20_poly1305_test.json`
const chacha = `${folder}/chacha20_poly1305_test.json`

type Vector = Readonly<{
  key: string
  iv: string
  aad: string
  msg: string
  ct: string
  tag: string
  result: string
}>
type Vectors = Readonly<{ testGroups: readonly Readonly<{ tests: readonly Vector[] }>[] }>

const vectorsOf = (path: string): readonly Vector[] =>
  (JSON.parse(readFileSync(path, "utf8")) as Vectors).testGroups.flatMap(({ tests }) => tests)
const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex, "hex"))
const joined = (...hex: string[]) => bytes(hex.join(""))

beforeAll(startCrypto)
afterEach(() => vi.restoreAllMocks())

describe("the vectors of Wycheproof", () => {
  it.skipIf(!existsSync(xchacha))(
    "for XChaCha20-Poly1305 hold, all 315, through the app's own seal and open",
    () => {
      const seen = { opened: 0, refused: 0, wrongNonce: 0 }
      for (const { key, iv, aad, msg, ct, tag, result } of vectorsOf(xchacha)) {
        if (iv.length !== 48) {
          // The app has no way to give a nonce of another length: the library's own refusal stands in.
          expect(result).toBe("invalid")
          expect(() =>
            sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(
              bytes(msg),
              bytes(aad),
              null,
              bytes(iv),
              bytes(key),
            ),
          ).toThrow()
          seen.wrongNonce += 1
          continue
        }
        using secret = SecretKey.adopt("records", bytes(key))
        const opened = open(secret, joined(iv, ct, tag), bytes(aad))
        if (result === "valid") {
          expect(opened).toEqual({ ok: true, value: bytes(msg) })
          drawNext(bytes(iv))
          expect(seal(secret, bytes(msg), bytes(aad))).toEqual(joined(iv, ct, tag))
          seen.opened += 1
        } else {
          expect(opened).toEqual({ ok: false, refusal: "not-authentic" })
          seen.refused += 1
        }
      }
      expect(seen).toEqual({ opened: 246, refused: 60, wrongNonce: 9 })
      recordForBar("12 Wycheproof XChaCha20-Poly1305", { tried: 315, differences: 0 })
    },
  )

  it.skipIf(!existsSync(chacha))(
    "for ChaCha20-Poly1305 hold, all 325, in the library that the app builds on",
    () => {
      const seen = { opened: 0, refused: 0, wrongNonce: 0 }
      for (const { key, iv, aad, msg, ct, tag, result } of vectorsOf(chacha)) {
        const decrypt = () =>
          sodium.crypto_aead_chacha20poly1305_ietf_decrypt(
            null,
            joined(ct, tag),
            bytes(aad),
            bytes(iv),
            bytes(key),
          )
        const encrypt = () =>
          sodium.crypto_aead_chacha20poly1305_ietf_encrypt(
            bytes(msg),
            bytes(aad),
            null,
            bytes(iv),
            bytes(key),
          )
        if (result === "valid") {
          expect(decrypt()).toEqual(bytes(msg))
          expect(encrypt()).toEqual(joined(ct, tag))
          seen.opened += 1
        } else {
          expect(decrypt).toThrow()
          if (iv.length === 24) seen.refused += 1
          else seen.wrongNonce += 1
        }
      }
      expect(seen).toEqual({ opened: 256, refused: 60, wrongNonce: 9 })
      recordForBar("12 Wycheproof ChaCha20-Poly1305", { tried: 325, differences: 0 })
    },
  )
})

function drawNext(nonce: Uint8Array): void {
  vi.spyOn(globalThis.crypto, "getRandomValues").mockImplementationOnce((array) => {
    if (array instanceof Uint8Array) array.set(nonce)
    return array
  })
}
