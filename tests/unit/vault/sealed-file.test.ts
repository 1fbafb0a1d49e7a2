import { createHash, randomFillSync } from "node:crypto"
import * as fc from "fast-check"
import { beforeAll, describe, expect, it } from "vitest"
import { hexText } from "../../../src/base/bytes.ts"
import { SecretKey } from "../../../src/crypto/secret-key.ts"
import { Sha256 } from "../../../src/crypto/sha256.ts"
import { FileOpener } from "../../../src/vault/file-opener.ts"
import { FileSealer } from "../../../src/vault/file-sealer.ts"
import { chunkBytes, longestFile, planOfLength, sealedFileLength } from "../../../src/vault/sealed-file.ts"
import { must } from "../../support/must.ts"
import { newFileAddress, readerOf, sealAll } from "../../support/sealed-files.ts"
import { startCrypto } from "../../support/test-vault.ts"

beforeAll(startCrypto)

const filled = (length: number) => randomFillSync(new Uint8Array(length))

/** The longest content that one chunk takes, and its neighbours. */
const oneChunk = chunkBytes - 8
const sizes = [0, 1, 247, 248, 249, oneChunk - 1, oneChunk, oneChunk + 1, chunkBytes, 3_000_000]

describe("a sealed file", () => {
  it.each(sizes)("of %i bytes comes back, however it was cut when it was given", async (size) => {
    const key = SecretKey.random("file")
    const address = newFileAddress()
    const content = filled(size)
    const sealed = sealAll(key, address, content, 300_007)
    expect(sealed).toHaveLength(sealedFileLength(size))
    const file = must(await FileOpener.open(key, address, readerOf(sealed)))
    expect(file.size).toBe(size)
    const pieces: Uint8Array[] = []
    for (let number = 0; number < file.pieces; number += 1) pieces.push(must(await file.piece(number)))
    expect(Buffer.compare(Buffer.concat(pieces), content)).toBe(0)
  })

  it("opens any piece alone, in any order and more than once", async () => {
    const key = SecretKey.random("file")
    const address = newFileAddress()
    const content = filled(3_000_000)
    const file = must(await FileOpener.open(key, address, readerOf(sealAll(key, address, content))))
    for (const number of [2, 0, 1, 0, 2]) {
      const from = Math.max(0, number * chunkBytes - 8)
      const expected = content.subarray(from, (number + 1) * chunkBytes - 8)
      expect(Buffer.compare(must(await file.piece(number)), expected)).toBe(0)
    }
    await expect(file.piece(3)).rejects.toThrow(RangeError)
  })

  it("tells of its size no more than its padding", () => {
    expect(sealedFileLength(1_000_000)).toBe(sealedFileLength(1_000_500))
    expect(sealedFileLength(0)).toBe(1 + 256 + 40)
  })

  it("has one length for each size, and no other length is taken for a file", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: longestFile }), (size) => {
        const length = sealedFileLength(size)
        expect(must(planOfLength(length)).padded).toBeGreaterThanOrEqual(size + 8)
        expect(planOfLength(length + 1).ok).toBe(false)
      }),
    )
    expect(planOfLength(sealedFileLength(longestFile) + 1_000_000_000).ok).toBe(false)
  })

  it("is not made of more or fewer bytes than were said", () => {
    const key = SecretKey.random("file")
    const tooMany = new FileSealer(key, newFileAddress(), 10)
    expect(tooMany.add(filled(10)).ok).toBe(true)
    expect(tooMany.add(filled(1))).toEqual({ ok: false, refusal: "other-size" })
    const tooFew = new FileSealer(key, newFileAddress(), 10)
    must(tooFew.add(filled(9)))
    expect(tooFew.end()).toEqual({ ok: false, refusal: "other-size" })
    expect(() => new FileSealer(key, newFileAddress(), longestFile + 1)).toThrow(RangeError)
  })
})

describe("the hash of a file", () => {
  it("is SHA-256, however the bytes come", () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 8 }), (parts) => {
        const hash = new Sha256()
        const other = createHash("sha256")
        for (const part of parts) {
          hash.add(part)
          other.update(part)
        }
        expect(hexText(hash.end())).toBe(other.digest("hex"))
        expect(() => hash.end()).toThrow("ended")
      }),
    )
  })
})
