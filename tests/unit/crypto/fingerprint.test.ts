import { blake2b } from "@noble/hashes/blake2.js"
import * as fc from "fast-check"
import { beforeAll, expect, it } from "vitest"
import { hexText } from "../../../src/base/bytes.ts"
import { fingerprint } from "../../../src/crypto/fingerprint.ts"
import { startSodium } from "../../../src/crypto/sodium.ts"

beforeAll(async () => void (await startSodium()))

it("A fingerprint is BLAKE2b of 16 bytes, as another library computes it", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(fingerprint(bytes)).toBe(hexText(blake2b(bytes, { dkLen: 16 })))
    }),
  )
})
