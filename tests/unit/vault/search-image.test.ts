import * as fc from "fast-check"
import { beforeAll, describe, expect, it } from "vitest"
import { imageIds, vaultIds } from "../../../src/vault/ids.ts"
import {
  imageEpoch,
  type ImageHead,
  type ImageKeys,
  longestChunk,
  longestImage,
  openImageChunk,
  openImageHead,
  planOfImage,
  sealedHeadBytes,
  sealImageChunk,
  sealImageHead,
} from "../../../src/vault/search-image.ts"
import { must } from "../../support/must.ts"
import { bytesOf } from "../../support/search/images.ts"
import { makeVault, startCrypto } from "../../support/test-vault.ts"

beforeAll(startCrypto)

const lengths = fc.oneof(
  fc.integer({ min: 0, max: longestImage }),
  fc.nat({ max: 3 * longestChunk }),
  fc.nat({ max: 70_000 }),
)

describe("the plan of an image", () => {
  it("has room for every byte, in chunks of one length, and at most doubles what is over 64 KiB", () => {
    fc.assert(
      fc.property(lengths, (length) => {
        const { chunks, chunkBytes } = planOfImage(length)
        expect(chunks * chunkBytes).toBeGreaterThanOrEqual(length)
        expect(chunks * chunkBytes).toBeLessThanOrEqual(Math.max(64 * 1024, 2 * length))
        expect(chunkBytes).toBeLessThanOrEqual(longestChunk)
        if (chunks > 1) expect(chunkBytes).toBe(longestChunk)
      }),
    )
  })

  it("tells little of the size: few lengths on disk for all that an index can have", () => {
    const sizes = new Set<number>()
    for (let length = 0; length <= 128 * 1024 * 1024; length += 10_007) {
      const { chunks, chunkBytes } = planOfImage(length)
      sizes.add(chunks * chunkBytes)
    }
    // Six powers of two from 64 KiB below 4 MiB, then one for each 4 MiB.
    expect(sizes.size).toBe(6 + 32)
  })
})

describe("a sealed image", () => {
  it("opens to what was sealed, whatever the head says", () => {
    const { keys } = makeVault()
    fc.assert(
      fc.property(lengths, fc.maxSafeNat(), fc.maxSafeNat(), (length, generation, changedAt) => {
        const head: ImageHead = { image: imageIds.random(), generation, changedAt, length }
        const sealed = sealImageHead(keys, head)
        expect(sealed).toHaveLength(sealedHeadBytes)
        expect(imageEpoch(sealed)).toBe(keys.epoch)
        expect(must(openImageHead(keys, sealed))).toEqual(head)
      }),
    )
  })

  it("gives each chunk back without its padding, and none in the place of another", () => {
    const { keys } = makeVault()
    const length = 2 * longestChunk + 1000
    const head: ImageHead = { image: imageIds.random(), generation: 1, changedAt: 2, length }
    const chunk = bytesOf(longestChunk)
    const sealed = sealImageChunk(keys, head, 2, chunk)
    expect(must(openImageChunk(keys, head, 2, sealed))).toEqual(chunk.subarray(0, 1000))
    for (const number of [0, 1, 3]) {
      expect(openImageChunk(keys, head, number, sealed)).toEqual({ ok: false, refusal: "not-authentic" })
    }
    // A chunk that was sealed shorter than the plan says is authentic, and no chunk of ours.
    const short = sealImageChunk(keys, head, 0, new Uint8Array(5))
    expect(openImageChunk(keys, head, 0, short)).toEqual({ ok: false, refusal: "damaged" })
  })

  it("has chunks that open under this very head, vault and epoch alone", () => {
    const { keys } = makeVault()
    const { vaultId, epoch, searchImage } = keys
    const own = { vaultId, epoch, searchImage }
    const head: ImageHead = {
      image: imageIds.random(),
      generation: 1,
      changedAt: 2,
      length: longestChunk + 1,
    }
    const sealed = sealImageChunk(own, head, 0, new Uint8Array(longestChunk))
    const opens = (by: ImageKeys, under: ImageHead) => openImageChunk(by, under, 0, sealed).ok
    expect(opens(own, head)).toBe(true)
    const heads: ImageHead[] = [
      { ...head, image: imageIds.random() },
      { ...head, generation: 2 },
      { ...head, changedAt: 3 },
      { ...head, length: 2 * longestChunk + 1 },
    ]
    for (const other of heads) expect(opens(own, other)).toBe(false)
    const others: ImageKeys[] = [
      { ...own, vaultId: vaultIds.random() },
      { ...own, epoch: 1 },
      { ...own, searchImage: makeVault().keys.searchImage },
    ]
    for (const other of others) expect(opens(other, head)).toBe(false)
  })

  it("is refused by name where it is newer, of another epoch, too long or no head at all", () => {
    const { keys } = makeVault()
    const head: ImageHead = { image: imageIds.random(), generation: 1, changedAt: 2, length: 3 }
    const sealed = sealImageHead(keys, head)
    expect(openImageHead(keys, sealed).ok).toBe(true)
    const changed = (at: number, byte: number) => sealed.with(at, byte)
    const refusals = [
      [changed(0, 2), "newer"],
      [changed(0, 0), "damaged"],
      [changed(4, 1), "other-epoch"],
      [sealed.subarray(0, -1), "truncated"],
      [new Uint8Array(), "truncated"],
      [Uint8Array.of(...sealed, 0), "damaged"],
      [sealImageHead(keys, { ...head, length: longestImage + 1 }), "damaged"],
    ] as const
    for (const [bytes, refusal] of refusals) {
      expect(openImageHead(keys, bytes)).toEqual({ ok: false, refusal })
    }
  })
})
