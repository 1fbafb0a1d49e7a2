import { beforeAll, describe, expect, it } from "vitest"
import { SecretKey } from "../../src/crypto/secret-key.ts"
import { imageDatabaseName } from "../../src/storage/image-database.ts"
import { vaultIds } from "../../src/vault/ids.ts"
import { type ImageKeys, longestChunk, openImageHead } from "../../src/vault/search-image.ts"
import { recordForBar } from "../support/bar.ts"
import { must } from "../support/must.ts"
import {
  anyMoment,
  bytesOf,
  holding,
  imageOf,
  keeperOf,
  type Moment,
  never,
  sourceOf,
  storedImage,
  type StoredImage,
} from "../support/search/images.ts"
import { newIndexedDb } from "../support/storage/vault-on-disk.ts"
import { barTimeoutMs, below, isBar, startCrypto, withBitFlipped } from "../support/test-vault.ts"

beforeAll(startCrypto)

function newKeys(like: Partial<ImageKeys> = {}): ImageKeys {
  return { vaultId: vaultIds.random(), epoch: 0, searchImage: SecretKey.random("search-image"), ...like }
}

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

/** Whether anything is taken for the image of the index; what is not must be gone afterwards. */
async function isTaken(keys: ImageKeys, stored: StoredImage, moment: Moment = anyMoment): Promise<boolean> {
  const indexedDb = await holding(keys.vaultId, stored)
  const image = await keeperOf(keys, indexedDb, moment).load()
  if (image === null) expect(await storedImage(indexedDb, keys.vaultId)).toBeNull()
  return image !== null
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

  it("gets no whole image taken of another vault, of another epoch, or of a state that is not behind this one", async () => {
    const keys = newKeys()
    const bytes = bytesOf(700)
    const at = (generation: number, lastChange: number | null): Moment => ({
      outcome: "as-it-was",
      generation,
      lastChange,
    })
    const good = await imageOf(keys, bytes, at(7, 70))
    expect(await isTaken(keys, good, at(7, 70))).toBe(true)
    // It is brought up to date, and was of this vault.
    expect(await isTaken(keys, good, at(8, 60))).toBe(true)
    const refused: [ImageKeys, Moment][] = [
      [keys, at(6, 70)],
      [keys, at(7, 71)],
      [keys, at(7, null)],
      [keys, { ...at(7, 70), outcome: "rebuilt-working-copy" }],
      [keys, { ...at(8, 80), outcome: "folder-chosen" }],
      [keys, { ...at(8, 80), outcome: "computer-chosen" }],
      [keys, { ...at(8, 80), outcome: "salvaged" }],
      [keys, { ...at(8, 80), outcome: "mended-folder" }],
      [{ ...keys, epoch: 1 }, at(7, 70)],
      [newKeys({ vaultId: keys.vaultId }), at(7, 70)],
      [newKeys({ searchImage: keys.searchImage }), at(7, 70)],
    ]
    for (const [others, moment] of refused) expect(await isTaken(others, good, moment)).toBe(false)
  })

  it("gets what is thrown away replaced by the next save, whatever lay there", async () => {
    const keys = newKeys()
    const bytes = bytesOf(longestChunk + 9)
    const good = await imageOf(keys, bytes)
    const broken = [
      { ...good, head: null },
      { ...good, chunks: new Map([...good.chunks].slice(1)) },
      await imageOf({ ...keys, epoch: 1 }, bytes),
    ]
    for (const stored of broken) {
      const indexedDb = await holding(keys.vaultId, stored)
      const keeper = keeperOf(keys, indexedDb)
      // As if it had been broken after it was loaded: nobody looked.
      must(await keeper.save(sourceOf(bytes), never))
      const found = await storedImage(indexedDb, keys.vaultId)
      expect(found?.chunks.size).toBe(2)
      const loaded = await keeper.load()
      expect(loaded !== null && Buffer.compare(loaded, bytes) === 0).toBe(true)
    }
  })

  it("gets nothing taken out of a database that is of another make, newer, or does not open", async () => {
    const keys = newKeys()
    const name = imageDatabaseName(keys.vaultId)
    const make = (version: number, stores: readonly string[]) => {
      const indexedDb = newIndexedDb()
      return new Promise<typeof indexedDb>((resolve) => {
        const request = indexedDb.indexedDB.open(name, version)
        request.addEventListener("upgradeneeded", () => {
          for (const store of stores) request.result.createObjectStore(store)
        })
        request.addEventListener("success", () => {
          request.result.close()
          resolve(indexedDb)
        })
      })
    }
    for (const indexedDb of [await make(10, ["x"]), await make(9000, ["s", "c"]), await make(10, [])]) {
      const keeper = keeperOf(keys, indexedDb)
      expect(await keeper.load()).toBeNull()
      const bytes = bytesOf(30)
      must(await keeper.save(sourceOf(bytes), never))
      expect(await keeper.load()).toEqual(bytes)
    }
    const refusing = newIndexedDb()
    const shut = () => {
      throw new DOMException("broken", "UnknownError")
    }
    Object.assign(refusing.indexedDB, { open: shut, deleteDatabase: shut })
    expect(await keeperOf(keys, refusing).load()).toBeNull()
    expect(await keeperOf(keys, refusing).save(sourceOf(bytesOf(30)), never)).toEqual({
      ok: false,
      refusal: "refused",
    })
  })

  it("reads nothing of the index out of what is stored, and nothing but its order of size", async () => {
    const keys = newKeys()
    const words = Buffer.from("Ines Marchetti told me about the merger. ".repeat(40))
    const stored = await imageOf(keys, words)
    const everything = Buffer.concat([stored.head ?? new Uint8Array(), ...stored.chunks.values()])
    // The control: a scan that would find it.
    expect(Buffer.concat([everything, words]).includes("Marchetti")).toBe(true)
    for (const word of ["Marchetti", "merger", "SQLite format"]) expect(everything.includes(word)).toBe(false)
    const sizes = await Promise.all(
      [0, 1, 40_000, 65_536].map(async (length) => {
        const { head, chunks } = await imageOf(keys, bytesOf(length))
        return [head?.length, ...[...chunks.values()].map((chunk) => chunk.length)].join(" ")
      }),
    )
    expect(new Set(sizes)).toEqual(new Set([`85 ${65_536 + 40}`]))
  })
})
