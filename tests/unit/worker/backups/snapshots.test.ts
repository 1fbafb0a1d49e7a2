import { readFile, rm, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest"
import type { RecordId } from "../../../../src/domain/envelope.ts"
import { attachedFiles } from "../../../../src/worker/backups/attached-file.ts"
import { recordForBar } from "../../../support/bar.ts"
import { OpenBackups } from "../../../support/backups/open-backups.ts"
import { must } from "../../../support/must.ts"
import { paragraph } from "../../../support/open-journal.ts"
import { VaultOnDisk } from "../../../support/storage/vault-on-disk.ts"
import { barTimeoutMs, isBar, startCrypto } from "../../../support/test-vault.ts"
import { testFolder } from "../../../support/vault-files/folder.ts"

const day = 86_400_000
const passphrase = "lantern copper violin meadow"

beforeAll(startCrypto)
afterEach(() => vi.useRealTimers())

async function newVault(): Promise<OpenBackups> {
  return OpenBackups.on(await VaultOnDisk.create(await testFolder()))
}

async function again(open: OpenBackups): Promise<OpenBackups> {
  await open.close()
  return OpenBackups.on(open.disk)
}

const words = (text: string) => new TextEncoder().encode(text)

describe("a snapshot", () => {
  it("is written, read back and counted", async () => {
    const open = await newVault()
    const id = await open.note("One", "First words.")
    await open.attach(id, "letter.txt", words("Dear all"))
    expect(await open.backups.state()).toMatchObject({ lastGood: null, trouble: null, isBehind: true })
    const done = must(await open.backups.snapshotNow())
    expect(done).toMatchObject({ name: "00000001.age", records: 2, files: 1, lost: 0 })
    expect(new Set(await open.snapshotNames())).toEqual(new Set(["00000001.age", "files"]))
    const good = { lastGood: { name: "00000001.age", entries: 1 }, trouble: null, isBehind: false }
    expect(await open.backups.state()).toMatchObject(good)
    expect(open.events.map(({ kind }) => kind)).toContain("backup-progress")
    const next = await again(open)
    expect(await next.backups.state()).toMatchObject(good)
    await next.note("Two", "More.")
    expect((await next.backups.state()).isBehind).toBe(true)
    await next.close()
  })

  it("is the state of one moment while saves go on", async () => {
    const open = await newVault()
    const ids: RecordId[] = []
    for (let at = 0; at < 40; at++) ids.push(await open.note(`Note ${at}`, `Before ${at}.`))
    const making = open.backups.snapshotNow()
    for (const id of ids) {
      must(await open.texts.save({ of: id, body: "text" }, paragraph("Written while it was made.")))
    }
    must(await making)
    must(await open.desk.read({ kind: "snapshot", name: "00000001.age" }, { kind: "own" }))
    must(await open.desk.replace())
    const isLate = await Promise.all(
      ids.map(async (id) =>
        JSON.stringify(must(await open.storage.records.body(id, "text"))).includes("while"),
      ),
    )
    // Saves were made one after the other: a moment has all of them up to one, and none from there on.
    const moment = isLate.indexOf(false)
    expect(moment).toBeGreaterThanOrEqual(0)
    expect(isLate).toEqual(ids.map((_, at) => at < moment))
    await open.close()
  })

  it("is not there after it was cancelled, and the next one is", async () => {
    const open = await newVault()
    let isToEnd = true
    await open.attach(await open.note("One", "Words."), "big.bin", new Uint8Array(3_000_000))
    open.backups.onEvent(({ kind }) => kind === "backup-progress" && isToEnd && open.backups.cancel())
    expect(await open.backups.snapshotNow()).toEqual({ ok: false, refusal: { reason: "cancelled" } })
    expect(await open.snapshotNames()).not.toContain("00000001.age")
    expect((await open.backups.state()).trouble).toBeNull()
    isToEnd = false
    must(await open.backups.snapshotNow())
    await open.close()
  })

  it("goes on with its numbers where others lie, and leaves them alone", async () => {
    const open = await newVault()
    await open.note("One", "Words.")
    must(await open.backups.snapshotNow())
    await writeFile(join(open.snapshotPath, "00000007.age"), "another's")
    expect(must(await open.backups.snapshotNow()).name).toBe("00000008.age")
    expect(await readFile(join(open.snapshotPath, "00000007.age"), "utf8")).toBe("another's")
    await open.close()
  })

  it("holds each attachment once, and no longer than a snapshot names it", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.UTC(2026, 0, 5, 9) })
    const open = await newVault()
    const note = await open.note("One", "Words.")
    const file = await open.attach(note, "letter.txt", words("Dear all"))
    must(await open.backups.snapshotNow())
    const [attached] = attachedFiles(open.storage.records.list("attachment"))
    const copy = join(open.snapshotPath, "files", `${attached?.file}.age`)
    const written = await readFile(copy)
    vi.setSystemTime(Date.now() + day)
    must(await open.backups.snapshotNow())
    expect((await readFile(copy)).equals(written)).toBe(true)
    must(await open.storage.records.commit([{ kind: "remove", id: file }]))
    for (let weeks = 0; weeks < 16; weeks++) {
      vi.setSystemTime(Date.now() + 9 * day)
      await open.note(`Week ${weeks}`, "Words.")
      must(await open.backups.snapshotNow())
      if (weeks === 2) expect((await readFile(copy)).equals(written)).toBe(true)
    }
    await expect(readFile(copy)).rejects.toThrow("ENOENT")
    await open.close()
  })
})

describe("the plan", () => {
  it(
    "keeps 7 days, 4 weeks and 12 months, each of which opens",
    async () => {
      const days = isBar ? 400 : 20
      vi.useFakeTimers({ toFake: ["Date"], now: Date.UTC(2026, 0, 1, 9) })
      const open = await newVault()
      for (let made = 0; made < days; made++) {
        vi.setSystemTime(Date.UTC(2026, 0, 1 + made, 9))
        await open.note(`Day ${made}`, "Words.")
        must(await open.backups.snapshotNow())
      }
      const rows = must(await open.backups.list())
      expect(rows.length).toBeGreaterThanOrEqual(8)
      expect(rows.length).toBeLessThanOrEqual(23)
      expect(rows.slice(0, 7).map(({ name }) => Number(name.slice(0, 8)))).toEqual(
        Array.from({ length: 7 }, (_, at) => days - at),
      )
      let counted = 0
      for (const { name } of rows) {
        const preview = must(await open.desk.read({ kind: "snapshot", name }, { kind: "own" }))
        const notes = preview.counts.find(({ type }) => type === "journal-note")?.count
        expect(notes).toBe(Number(name.slice(0, 8)))
        counted += 1
      }
      expect(counted).toBe(rows.length)
      recordForBar("21 snapshots reopened and counted", { made: days, kept: counted, failed: 0 })
      await open.close()
    },
    barTimeoutMs,
  )

  it("never lets a vault that shrank take the place of a fuller one, until the owner says so", async () => {
    const open = await newVault()
    const ids: RecordId[] = []
    for (let at = 0; at < 10; at++) ids.push(await open.note(`Note ${at}`, "Words."))
    must(await open.backups.snapshotNow())
    const removes = ids.slice(0, 2).map((id) => ({ kind: "remove", id }) as const)
    must(await open.storage.records.commit(removes))
    expect(await open.backups.snapshotNow()).toEqual({
      ok: false,
      refusal: { reason: "shrunk", before: 10, now: 8 },
    })
    expect(must(await open.backups.list()).map(({ name }) => name)).toEqual(["00000002.age", "00000001.age"])
    expect(await open.backups.state()).toMatchObject({
      lastGood: { name: "00000001.age" },
      trouble: { reason: "shrunk" },
      isBehind: true,
    })
    must(await open.backups.snapshotNow())
    expect(await open.backups.state()).toMatchObject({ lastGood: { name: "00000003.age" }, trouble: null })
    expect(must(await open.backups.list()).map(({ name }) => name)).toContain("00000001.age")
    await open.close()
  })

  it("says loudly that the folder cannot be written, and goes on when it can", async () => {
    const open = await newVault()
    await open.note("One", "Words.")
    must(await open.backups.snapshotNow())
    await rm(open.snapshotPath, { recursive: true })
    await writeFile(open.snapshotPath, "in the way")
    await open.note("Two", "Words.")
    expect((await open.backups.snapshotNow()).ok).toBe(false)
    expect((await open.backups.state()).trouble?.reason).toMatch(/folder-gone|storage-failed|read-only/)
    await rm(open.snapshotPath)
    must(await open.backups.snapshotNow())
    expect(await open.backups.state()).toMatchObject({ lastGood: { name: "00000002.age" }, trouble: null })
    await open.close()
  })

  it("says so where what was written does not read back", async () => {
    const open = await newVault()
    await open.note("One", "Words.")
    open.disk.meddle = async (path, answer) => {
      const response = await answer()
      if (!path.includes("/s/read?")) return response
      const bytes = new Uint8Array(await response.arrayBuffer())
      bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
      return new Response(bytes, { headers: response.headers })
    }
    expect(await open.backups.snapshotNow()).toEqual({ ok: false, refusal: { reason: "not-whole" } })
    expect(await open.snapshotNames()).not.toContain("00000001.age")
    open.disk.meddle = null
    must(await open.backups.snapshotNow())
    await open.close()
  })
})

describe("a proof", () => {
  it("counts only for a copy outside of the app's own folder, and until the next change", async () => {
    const open = await newVault()
    const note = await open.note("One", "Words.")
    must(await open.backups.snapshotNow())
    expect(open.backups.provenGeneration()).toBeNull()
    const target = join(open.disk.root, "..", "..", `${open.disk.ref}.age`)
    must(await open.backups.backUp(await open.disk.target(target), passphrase))
    expect(open.backups.provenGeneration()).toBe(open.storage.generation)
    must(await open.book.change("journal-note", note, { title: "Changed" }))
    expect(open.backups.provenGeneration()).toBeNull()
    open.folderName = "Backups"
    must(await open.backups.snapshotNow())
    expect(open.backups.provenGeneration()).toBe(open.storage.generation)
    expect(await open.backups.backUp(await open.disk.target(target), "short")).toEqual({
      ok: false,
      refusal: { reason: "weak-passphrase" },
    })
    await rm(target)
    await open.close()
  })
})
