import { readdir, readFile } from "node:fs/promises"
import { join } from "node:path"
import { beforeAll, describe, expect, it, onTestFinished } from "vitest"
import { diskFiles } from "../../../electron/main/vault-files/files.ts"
import { bytesOf } from "../../support/attachments/made-file.ts"
import { recordForBar } from "../../support/bar.ts"
import { must } from "../../support/must.ts"
import { OpenAttachments } from "../../support/open-attachments.ts"
import { VaultOnDisk } from "../../support/storage/vault-on-disk.ts"
import { isBar, startCrypto } from "../../support/test-vault.ts"
import { FaultyFiles } from "../../support/vault-files/faulty-files.ts"
import { testFolder } from "../../support/vault-files/folder.ts"

beforeAll(startCrypto)

const name = "1.1200000"
const content = bytesOf(name)
const full = { code: "ENOSPC", lasts: "until-healed" } as const
/** Of the calls in the middle, which are alike, a few. */
const stride = isBar ? 1 : 3

/** On a full disk a name can still be taken away. */
class FullDisk extends FaultyFiles {
  override unlink(path: string) {
    return diskFiles.unlink(path)
  }
}

async function prepared() {
  const files = new FullDisk()
  const disk = await VaultOnDisk.create(await testFolder(), files)
  const open = await OpenAttachments.on(disk)
  onTestFinished(() => open.close())
  return { files, disk, open, note: await open.note() }
}

/** How many calls on the disk `work` makes. */
async function callsOf(files: FaultyFiles, work: () => Promise<unknown>): Promise<number> {
  files.breakAgain({ ...full, at: Number.MAX_SAFE_INTEGER })
  await work()
  return files.calls
}

describe("a disk that is full", () => {
  it("at any step of an adding leaves the record without it, and takes it when there is room", async () => {
    const { files, disk, open, note } = await prepared()
    const add = () => open.add(note, new File([content], name))
    const calls = await callsOf(files, async () => must(await add()))
    expect(calls).toBeGreaterThan(10)
    let refused = 0
    for (let at = 0; at < calls; at += stride) {
      const before = open.attachments.list(note).length
      files.breakAgain({ ...full, at, written: 100 })
      const done = await add()
      files.heal()
      if (!done.ok) {
        expect(done.refusal).toEqual({ reason: "disk-full" })
        refused += 1
      }
      expect(open.attachments.list(note)).toHaveLength(before + Number(done.ok))
      // Whole files alone, and at most one that no record names: where the very last step was refused.
      const names = await open.files()
      expect(names.filter((one) => !/^[0-9a-f]{32}$/.test(one))).toEqual([])
      expect((await add()).ok).toBe(true)
    }
    expect(refused).toBeGreaterThan(5)
    const rows = open.attachments.list(note)
    const out = await testFolder()
    for (const { id } of rows.slice(-3)) {
      must(await open.attachments.save(id, await disk.target(join(out, "saved")), () => undefined))
      expect(Buffer.compare(await readFile(join(out, "saved")), content)).toBe(0)
    }
    await open.close()
    const later = await OpenAttachments.on(disk, Date.now() + 60_000)
    onTestFinished(() => later.close())
    await later.keeper.sweep()
    expect(await later.files()).toHaveLength(rows.length)
    recordForBar("attachment on a full disk", { "steps refused": refused, half: 0, lost: 0 })
  }, 600_000)

  it("at any step of a saving puts nothing in place, or the whole file", async () => {
    const { files, disk, open, note } = await prepared()
    const row = await open.added(note, name, content)
    const out = await testFolder()
    const save = async (as: string) =>
      open.attachments.save(row.id, await disk.target(join(out, as)), () => undefined)
    const calls = await callsOf(files, async () => must(await save("first")))
    let refused = 0
    for (let at = 0; at < calls; at += stride) {
      const target = await disk.target(join(out, String(at)))
      files.breakAgain({ ...full, at, written: 100 })
      const done = await open.attachments.save(row.id, target, () => undefined)
      files.heal()
      if (!done.ok) refused += 1
      const there = await readFile(join(out, String(at))).catch(() => null)
      if (done.ok) expect(there).not.toBeNull()
      if (there !== null) expect(Buffer.compare(there, content)).toBe(0)
    }
    expect(refused).toBeGreaterThan(3)
    const halves = (await readdir(out)).filter((one) => !/^(?:first|\d+)$/.test(one))
    expect(halves).toEqual([])
    expect((await save("last")).ok).toBe(true)
  }, 600_000)
})
