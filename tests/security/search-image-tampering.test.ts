import { beforeAll, describe, expect, it } from "vitest"
import { type ImageKeys, longestChunk, openImageHead } from "../../src/vault/search-image.ts"
import { recordForBar } from "../support/bar.ts"
import { must } from "../support/must.ts"
import { anyMoment, bytesOf, imageOf, type Moment, type StoredImage } from "../support/search/images.ts"
import { isTaken, newKeys } from "../support/search/taken.ts"
import { barTimeoutMs, below, isBar, startCrypto, withBitFlipped } from "../support/test-vault.ts"

beforeAll(startCrypto)

/** A head that is there, and the chunks in their order. */
type Pieces = Readonly<{ head: Uint8Array; image: string; chunks: readonly Uint8Array[] }>

function piecesOf(keys: ImageKeys, { head, chunks }: StoredImage): Pieces {
  if (head === null) throw new Error("No head")
  const { image } = must(openImageHead(keys, head))
  const inOrder = Array.from({ length: chunks.size }, (_, number) => chunks.get(`${image}.${number}`))
  return { head, image, chunks: inOrder.flatMap((chunk) => chunk ?? []) }
}

/** The chunks numbered as they come, under the name of the image that the head means. */
function joined({ head, image }: Pieces, chunks: readonly Uint8Array[]): StoredImage {
  return { head, chunks: new Map(chunks.map((chunk, number) => [`${image}.${number}`, chunk])) }
}

async function countTaken(keys: ImageKeys, good: StoredImage, tries: Iterable<StoredImage>) {
  expect(await isTaken(keys, good)).toBe(true)
  let tried = 0
  let accepted = 0
  for (const stored of tries) {
    tried += 1
    if (await isTaken(keys, stored)) accepted += 1
  }
  expect(await isTaken(keys, good)).toBe(true)
  return { tried, accepted }
}

describe("a thief who changes the image of the search index", () => {
  it(
    "gets none taken with a bit flipped in its head or in any chunk",
    async () => {
      const keys = newKeys()
      const good = await imageOf(keys, bytesOf(2 * longestChunk + 9))
      const pieces = piecesOf(keys, good)
      expect(pieces.chunks).toHaveLength(3)
      let heads = 0
      for (let bit = 0; bit < pieces.head.length * 8; bit += 1) {
        if (openImageHead(keys, withBitFlipped(pieces.head, bit)).ok) heads += 1
      }
      expect(heads).toBe(0)
      const flipped = function* () {
        for (let bit = 0; bit < pieces.head.length * 8; bit += isBar ? 1 : 97)
          yield { ...good, head: withBitFlipped(pieces.head, bit) }
        for (let number = 0; number < 3; number += 1) {
          for (let run = 0; run < (isBar ? 200 : 1); run += 1) {
            const chunk = pieces.chunks[number] ?? new Uint8Array()
            yield joined(pieces, pieces.chunks.with(number, withBitFlipped(chunk, below(chunk.length * 8))))
          }
        }
      }
      const counted = await countTaken(keys, good, flipped())
      expect(counted.accepted).toBe(0)
      recordForBar("search image: bits flipped", counted)

      // One chunk, small enough for many.
      const short = await imageOf(keys, bytesOf(5000))
      const one = piecesOf(keys, short)
      const anywhere = function* () {
        for (let run = 0; run < (isBar ? 5000 : 40); run += 1) {
          const chunk = one.chunks[0] ?? new Uint8Array()
          yield joined(one, [withBitFlipped(chunk, below(chunk.length * 8))])
        }
      }
      expect((await countTaken(keys, short, anywhere())).accepted).toBe(0)
    },
    barTimeoutMs,
  )

  it(
    "gets none taken that is cut, lengthened, or has chunks swapped, doubled, left out or added",
    async () => {
      const keys = newKeys()
      const good = await imageOf(keys, bytesOf(2 * longestChunk + 9))
      const pieces = piecesOf(keys, good)
      const [one, two, three] = pieces.chunks
      if (one === undefined || two === undefined || three === undefined) throw new Error("Not three chunks")
      expect(Buffer.compare(Buffer.concat([...good.chunks.values()]), Buffer.concat([one, two, three]))).toBe(
        0,
      )
      const orders = [
        [two, one, three],
        [one, three, two],
        [three, two, one],
        [one, one, three],
        [one, two, two],
        [one, two],
        [one],
        [],
        [one.subarray(0, -1), two, three],
        [one, two.subarray(1), three],
        [one, two, three.subarray(0, 40)],
        [one, two, new Uint8Array()],
        [one, two, Uint8Array.of(...three.subarray(0, 1000), 0)],
      ]
      const tries = [
        ...orders.map((order) => joined(pieces, order)),
        { ...good, head: null },
        { ...good, head: new Uint8Array() },
        { ...good, head: pieces.head.subarray(0, -1) },
        { ...good, head: Uint8Array.of(...pieces.head, 0) },
        { ...good, head: one.subarray(0, pieces.head.length) },
        { head: pieces.head, chunks: new Map([...good.chunks].slice(1)) },
      ]
      const counted = await countTaken(keys, good, tries)
      expect(counted).toEqual({ tried: tries.length, accepted: 0 })
      recordForBar("search image: cut, swapped, doubled", counted)
      // One chunk more belongs to nothing, and changes nothing.
      expect(await isTaken(keys, joined(pieces, [one, two, three, three]))).toBe(true)
    },
    barTimeoutMs,
  )

  it(
    "gets no chunk taken of another image, vault, epoch or generation, even under the same key",
    async () => {
      const keys = newKeys()
      const bytes = bytesOf(longestChunk + 9)
      const good = await imageOf(keys, bytes)
      const pieces = piecesOf(keys, good)
      const others: [ImageKeys, Moment][] = [
        [keys, anyMoment],
        [keys, { ...anyMoment, generation: anyMoment.generation - 1 }],
        [keys, { ...anyMoment, lastChange: 5 }],
        [newKeys({ searchImage: keys.searchImage }), anyMoment],
        [newKeys({ vaultId: keys.vaultId }), anyMoment],
        [{ ...keys, epoch: 1 }, anyMoment],
      ]
      const tries: StoredImage[] = []
      for (const [otherKeys, moment] of others) {
        const other = piecesOf(otherKeys, await imageOf(otherKeys, bytes, moment))
        tries.push(
          joined(pieces, other.chunks),
          joined(pieces, [pieces.chunks[0] ?? other.head, other.chunks[1] ?? other.head]),
          joined({ ...pieces, image: other.image, head: other.head }, pieces.chunks),
        )
      }
      const counted = await countTaken(keys, good, tries)
      expect(counted).toEqual({ tried: others.length * 3, accepted: 0 })
      recordForBar("search image: of elsewhere", counted)
    },
    barTimeoutMs,
  )
})
