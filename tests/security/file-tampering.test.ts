import { randomFillSync } from "node:crypto"
import { beforeAll, describe, expect, it } from "vitest"
import { concatBytes } from "../../src/base/bytes.ts"
import { SecretKey } from "../../src/crypto/secret-key.ts"
import { FileOpener } from "../../src/vault/file-opener.ts"
import { fileIds, vaultIds } from "../../src/vault/ids.ts"
import { chunkPlace, type FileAddress, type FileKey, planOfLength } from "../../src/vault/sealed-file.ts"
import { recordForBar } from "../support/bar.ts"
import { must } from "../support/must.ts"
import { newFileAddress, readerOf, sealAll } from "../support/sealed-files.ts"
import { barTimeoutMs, below, isBar, startCrypto, withBitFlipped } from "../support/test-vault.ts"

beforeAll(startCrypto)

type Made = Readonly<{ key: FileKey; address: FileAddress; sealed: Uint8Array<ArrayBuffer> }>

function make(size: number, at: Partial<Made> = {}): Made {
  const key = at.key ?? SecretKey.random("file")
  const address = at.address ?? newFileAddress()
  return { key, address, sealed: sealAll(key, address, randomFillSync(new Uint8Array(size))) }
}

/** Whether all of it is taken for the file that it is said to be. */
async function opens({ key, address }: Made, bytes: Uint8Array): Promise<boolean> {
  const file = await FileOpener.open(key, address, readerOf(bytes))
  if (!file.ok) return false
  for (let number = 0; number < file.value.pieces; number += 1) {
    if (!(await file.value.piece(number)).ok) return false
  }
  return true
}

/** The version's byte, then each chunk as it lies in the file. */
function chunksOf(sealed: Uint8Array): readonly Uint8Array[] {
  const plan = must(planOfLength(sealed.length))
  return Array.from({ length: plan.chunks }, (_, number) => {
    const { from, to } = chunkPlace(plan, number)
    return sealed.subarray(from, to)
  })
}
const joined = (file: Made, chunks: readonly Uint8Array[]) =>
  concatBytes(file.sealed.subarray(0, 1), ...chunks)

async function countAccepted(
  file: Made,
  tries: Iterable<Uint8Array>,
): Promise<{ tried: number; accepted: number }> {
  expect(await opens(file, file.sealed)).toBe(true)
  let tried = 0
  let accepted = 0
  for (const bytes of tries) {
    tried += 1
    if (await opens(file, bytes)) accepted += 1
  }
  expect(await opens(file, file.sealed)).toBe(true)
  return { tried, accepted }
}

describe("a thief who changes an attached file", () => {
  it(
    "gets none accepted with any one bit flipped, or cut to any length",
    async () => {
      let tried = 0
      let accepted = 0
      for (const size of isBar ? [0, 1, 200, 248, 249, 3000, 9000] : [0, 248]) {
        const file = make(size)
        const all = function* () {
          for (let bit = 0; bit < file.sealed.length * 8; bit += 1) yield withBitFlipped(file.sealed, bit)
          for (let length = 0; length < file.sealed.length; length += 1) yield file.sealed.subarray(0, length)
          for (const more of [1, 40, 256, 296]) yield concatBytes(file.sealed, new Uint8Array(more))
        }
        const counted = await countAccepted(file, all())
        tried += counted.tried
        accepted += counted.accepted
      }
      expect(tried).toBeGreaterThan(isBar ? 100_000 : 5_000)
      expect(accepted).toBe(0)
      recordForBar("attached files: bits flipped and lengths cut", { tried, accepted })
    },
    barTimeoutMs,
  )

  it(
    "gets none accepted of several chunks with a bit flipped or cut anywhere",
    async () => {
      const file = make(3_000_000)
      const ends = Array.from({ length: 3 }, (_, at) => 1 + at * (1024 * 1024 + 40))
      const random = function* () {
        for (let run = 0; run < (isBar ? 500 : 12); run += 1) {
          yield withBitFlipped(file.sealed, below(file.sealed.length * 8))
          yield file.sealed.subarray(0, below(file.sealed.length))
        }
        for (const end of ends) for (const by of [-1, 0, 1]) yield file.sealed.subarray(0, end + by)
      }
      expect((await countAccepted(file, random())).accepted).toBe(0)
    },
    barTimeoutMs,
  )

  it("gets none accepted with chunks swapped, doubled, left out or moved to an end", async () => {
    const file = make(2 * 1024 * 1024 + 100)
    const chunks = chunksOf(file.sealed)
    const [one, two, three] = chunks
    if (one === undefined || two === undefined || three === undefined) throw new Error("Not three chunks")
    const orders = [
      [two, one, three],
      [one, three, two],
      [three, two, one],
      [one, one, three],
      [one, two, two],
      [one, two],
      [two, three],
      [one],
      [three],
      [one, two, three, three],
      [one, two, two, three],
    ]
    expect(Buffer.compare(joined(file, chunks), file.sealed)).toBe(0)
    const counted = await countAccepted(
      file,
      orders.map((order) => joined(file, order)),
    )
    expect(counted).toEqual({ tried: orders.length, accepted: 0 })
  })

  it("gets no chunk of another file accepted, nor of another vault, even under the same key", async () => {
    const file = make(1_200_000)
    const { key, address } = file
    const others = [
      make(1_200_000),
      make(1_200_000, { key, address: { ...address, file: fileIds.random() } }),
      make(1_200_000, { key, address: { ...address, vaultId: vaultIds.random() } }),
    ]
    const mixed: Uint8Array[] = []
    const own = chunksOf(file.sealed)
    for (const other of others) {
      const foreign = chunksOf(other.sealed)
      mixed.push(other.sealed)
      own.forEach((_, at) =>
        mixed.push(
          joined(
            file,
            own.map((chunk, place) => (place === at ? (foreign[at] ?? chunk) : chunk)),
          ),
        ),
      )
    }
    const counted = await countAccepted(file, mixed)
    expect(counted).toEqual({ tried: others.length * (own.length + 1), accepted: 0 })
  })

  it("gets a file of a newer version refused by name", async () => {
    const file = make(10)
    const newer = Uint8Array.from(file.sealed)
    newer[0] = 2
    expect(await FileOpener.open(file.key, file.address, readerOf(newer))).toEqual({
      ok: false,
      refusal: "newer",
    })
  })
})
