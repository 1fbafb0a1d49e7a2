import { readFile, writeFile } from "node:fs/promises"
import { beforeAll, describe, expect, it, vi } from "vitest"
import type { RecordId } from "../../src/domain/envelope.ts"
import { recordForBar } from "../support/bar.ts"
import { must } from "../support/must.ts"
import { paragraph } from "../support/open-journal.ts"
import { day } from "../support/open-records.ts"
import { never, putImage, storedImage, type StoredImage } from "../support/search/images.ts"
import { OpenSearch } from "../support/search/open-search.ts"
import { newIndexedDb, VaultOnDisk } from "../support/storage/vault-on-disk.ts"
import { startCrypto, withBitFlipped } from "../support/test-vault.ts"
import { testFolder } from "../support/vault-files/folder.ts"

beforeAll(startCrypto)

const notes = 30

async function find(open: OpenSearch, word: string) {
  const term = { kind: "word", isNot: false, text: word, isPrefix: false } as const
  return open.search.finding.search({ query: { terms: [term] }, today: day("2026-11-20"), count: 100 })
}

async function write(open: OpenSearch, ...texts: readonly string[]): Promise<readonly RecordId[]> {
  const changes = texts.map((text) => ({
    kind: "create" as const,
    type: "journal-note",
    fields: { title: "Note", date: "2026-11-20" },
    bodies: { text: JSON.parse(JSON.stringify(paragraph(text))) as Record<string, string> },
  }))
  return must(await open.storage.records.commit(changes)).changed
}

/** Locked, with the index as it is kept in the image. */
async function lock(open: OpenSearch): Promise<StoredImage> {
  const { disk } = open
  await open.search.keeper.catchUp()
  const image = open.search.keeper.ask((index) => index.image())
  if (image === null) throw new Error("There is no index")
  must(await open.image.save(image, never))
  await open.close()
  const stored = await storedImage(disk.indexedDb, disk.vault.vaultId)
  if (stored === null) throw new Error("There is no image")
  return stored
}

/** A vault of notes that all have one word, and each a word of its own. */
async function vaultOfNotes(): Promise<Readonly<{ disk: VaultOnDisk; stored: StoredImage }>> {
  const disk = await VaultOnDisk.create(await testFolder())
  const open = await OpenSearch.on(disk)
  await write(open, ...Array.from({ length: notes }, (_, note) => `listening number${note}`))
  return { disk, stored: await lock(open) }
}

/** What is found after an unlock, at once and in the end, and of how many notes the text was read for it. */
async function unlockAndFind(disk: VaultOnDisk) {
  const storage = await disk.open()
  const read = vi.spyOn(storage.records, "body")
  const open = new OpenSearch(disk, storage)
  const first = await find(open, "listening")
  await open.search.keeper.catchUp()
  const last = await find(open, "listening")
  const single = await find(open, "number7")
  const reads = read.mock.calls.length
  await open.close()
  return { first, last, single, reads }
}

const flipped = (bytes: Uint8Array | null) => withBitFlipped(bytes ?? new Uint8Array(1), 4321)
const each = (stored: StoredImage, change: (chunk: Uint8Array) => Uint8Array): StoredImage => ({
  ...stored,
  chunks: new Map([...stored.chunks].map(([key, chunk]) => [key, change(chunk)])),
})

describe("a search over a vault whose image was tampered with", () => {
  it("takes the right one, and makes anew any other: it never says that there is nothing", async () => {
    const { disk, stored } = await vaultOfNotes()
    const { vaultId } = disk.vault
    const right = await unlockAndFind(disk)
    expect([right.last.total, right.single.total, right.reads]).toEqual([notes, 1, 0])

    const other = await vaultOfNotes()
    const [key = ""] = stored.chunks.keys()
    const [otherChunk = new Uint8Array()] = other.stored.chunks.values()
    const wrong: readonly StoredImage[] = [
      { ...stored, head: withBitFlipped(stored.head ?? new Uint8Array(1), 99) },
      { ...stored, head: null },
      { ...stored, chunks: new Map() },
      each(stored, flipped),
      each(stored, (chunk) => chunk.subarray(0, -1)),
      each(stored, () => new Uint8Array()),
      { ...stored, chunks: new Map([[key, otherChunk]]) },
      other.stored,
      { head: other.stored.head, chunks: stored.chunks },
    ]
    let tried = 0
    for (const image of wrong) {
      await putImage(disk.indexedDb, vaultId, image)
      const { first, last, single, reads } = await unlockAndFind(disk)
      if (first.isComplete) expect(first.total).toBe(notes)
      expect(last).toMatchObject({ isComplete: true, total: notes })
      expect([single.total, reads]).toEqual([1, notes])
      tried += 1
    }
    // The control again: what makes the difference is the image.
    await putImage(disk.indexedDb, vaultId, stored)
    expect((await unlockAndFind(disk)).reads).toBe(0)
    recordForBar("search image: made anew", { tried, accepted: 0 })
  }, 60_000)

  it("brings one of an earlier state up to date, and finds nothing of what is gone", async () => {
    const { disk, stored } = await vaultOfNotes()
    const open = await OpenSearch.on(disk)
    const late = await write(open, "listening latecomer")
    await open.search.keeper.catchUp()
    const id = (await find(open, "number3")).groups[0]?.hits[0]?.id
    if (id === undefined) throw new Error("It was not found")
    must(await open.storage.records.commit([{ kind: "remove", id }]))
    await lock(open)
    await putImage(disk.indexedDb, disk.vault.vaultId, stored)

    const again = await OpenSearch.on(disk)
    await again.search.keeper.catchUp()
    const found = async (word: string) =>
      (await find(again, word)).groups.flatMap(({ hits }) => hits.map((hit) => hit.id))
    expect(await found("latecomer")).toEqual(late)
    expect(await found("number3")).toEqual([])
    expect(await found("listening")).toHaveLength(notes)
    await again.close()
  })

  it("throws away one of a later state than the folder, whose notes it must not show", async () => {
    const { disk } = await vaultOfNotes()
    const before = await readFile(disk.journalPath)
    const open = await OpenSearch.on(disk)
    await write(open, "listening latecomer")
    const later = await lock(open)
    // The whole computer is put back, and the later image with it.
    await writeFile(disk.journalPath, before)
    disk.indexedDb = newIndexedDb()
    await disk.crash()
    const storage = await disk.open()
    expect(storage.outcome).toBe("rebuilt-working-copy")
    await storage.close()
    await putImage(disk.indexedDb, disk.vault.vaultId, later)
    const { last, reads } = await unlockAndFind(disk)
    expect([last.total, reads]).toEqual([notes, notes])
  })
})
