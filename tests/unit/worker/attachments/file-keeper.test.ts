import { utimes, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { beforeAll, beforeEach, describe, expect, it, onTestFinished } from "vitest"
import type { Instant, RecordId } from "../../../../src/domain/envelope.ts"
import { FileKeeper } from "../../../../src/worker/attachments/file-keeper.ts"
import { must } from "../../../support/must.ts"
import { OpenAttachments } from "../../../support/open-attachments.ts"
import { VaultOnDisk } from "../../../support/storage/vault-on-disk.ts"
import { startCrypto } from "../../../support/test-vault.ts"
import { testFolder } from "../../../support/vault-files/folder.ts"

beforeAll(startCrypto)

const content = () => new TextEncoder().encode("Some words")
const orphan = "0123456789abcdef".repeat(2)

let open: OpenAttachments
let note: RecordId

beforeEach(async () => {
  open = await OpenAttachments.on(await VaultOnDisk.create(await testFolder()))
  onTestFinished(() => open.close())
  note = await open.note()
})

async function filesLeft(): Promise<number> {
  await open.keeper.settled()
  return (await open.files()).length
}

/** A whole file that no record names, from before this opening or from now. */
async function leave(name: string, isOld: boolean): Promise<void> {
  const path = join(open.disk.path, "f", name)
  await writeFile(path, "left over")
  if (isOld) await utimes(path, new Date(0), new Date(0))
}

async function reopen(): Promise<void> {
  await open.close()
  open = await OpenAttachments.on(open.disk)
}

describe("an attached file", () => {
  it("stays in the trash, comes back, and goes for good from there", async () => {
    const kept = await open.added(note, "Kept", content())
    const row = await open.added(note, "Plan", content())
    must(await open.book.trash(row.id))
    expect(open.attachments.list(note)).toEqual([kept])
    expect(open.bin.list({ from: 0, count: 9 }).items).toMatchObject([{ type: "attachment", name: "Plan" }])
    expect(await filesLeft()).toBe(2)
    must(await open.book.restore(row.id))
    expect(open.attachments.list(note)).toHaveLength(2)
    must(await open.book.trash(row.id))
    must(await open.bin.remove(row.id))
    expect(await filesLeft()).toBe(1)
    expect(open.attachments.list(note)).toEqual([kept])
  })

  it("goes for good with its record, one in the trash too, and not before", async () => {
    await open.added(note, "Plan", content())
    const trashed = await open.added(note, "Thrown away", content())
    const other = await open.added(await open.note("Another"), "Other", content())
    must(await open.book.trash(trashed.id))
    must(await open.book.trash(note))
    expect(await filesLeft()).toBe(3)
    must(await open.bin.remove(note))
    expect(await filesLeft()).toBe(1)
    expect(open.storage.records.get(trashed.id)).toBeNull()
    expect(open.storage.records.get(other.id)).not.toBeNull()
  })

  it("goes when the days in the trash are over, also of a vault that was only just opened", async () => {
    await open.added(note, "Plan", content())
    must(await open.book.trash(note))
    await reopen()
    const letGo = open.keeper.hold()
    letGo()
    await open.bin.purge(new Date(Date.now() + 29 * 86_400_000).toISOString() as Instant)
    expect(await filesLeft()).toBe(1)
    await open.bin.purge(new Date(Date.now() + 31 * 86_400_000).toISOString() as Instant)
    expect(await filesLeft()).toBe(0)
  })

  it("stays while somebody holds the files, and goes after", async () => {
    const row = await open.added(note, "Plan", content())
    const letGo = open.keeper.hold()
    must(await open.book.trash(row.id))
    must(await open.bin.remove(row.id))
    expect(await filesLeft()).toBe(1)
    await open.keeper.sweep()
    expect(await filesLeft()).toBe(1)
    letGo()
    expect(await filesLeft()).toBe(0)
  })

  it("stays while another record names it too, as after a merge", async () => {
    const row = await open.added(note, "Plan", content())
    const { file, key, sha256, size } = open.knowledge.entity("attachment", row.id) ?? {}
    const twin = { of: note, name: "Plan", file, key, sha256, size }
    must(await open.storage.records.commit([{ kind: "create", type: "attachment", fields: twin }]))
    must(await open.book.trash(row.id))
    must(await open.bin.remove(row.id))
    expect(await filesLeft()).toBe(1)
  })
})

describe("a file that no record names", () => {
  it("is swept away if it is older than this opening, and others never", async () => {
    const row = await open.added(note, "Plan", content())
    must(await open.book.trash(row.id))
    await leave(orphan, true)
    await leave(orphan.replaceAll("0", "f"), false)
    expect(await open.keeper.orphans()).toEqual([orphan])
    await open.keeper.sweep()
    expect(await open.files()).not.toContain(orphan)
    expect(await filesLeft()).toBe(2)
  })

  it("is found by the next opening, whose trash keeps what it holds", async () => {
    const row = await open.added(note, "Plan", content())
    must(await open.book.trash(row.id))
    await leave(orphan, false)
    await open.keeper.sweep()
    expect(await filesLeft()).toBe(2)
    await open.close()
    open = await OpenAttachments.on(open.disk, Date.now() + 1000)
    await open.keeper.sweep()
    expect(await filesLeft()).toBe(1)
    must(await open.book.restore(row.id))
    expect(open.attachments.list(note)).toEqual([row])
  })

  it("stays for good where a copy of the vault was put aside, which may name it", async () => {
    await open.added(note, "Plan", content())
    await leave(orphan, true)
    expect(await open.keeper.orphans()).toEqual([orphan])
    const parts = {
      records: open.storage.records,
      knowledge: open.knowledge,
      store: open.disk.folder.attached,
      openedAt: Date.now() + 1000,
    }
    const careful = new FileKeeper({ ...parts, isAsLeft: false })
    await careful.sweep()
    await careful.end()
    const later = new FileKeeper({ ...parts, isAsLeft: true })
    await later.sweep()
    await later.end()
    expect(await open.files()).toContain(orphan)
    expect(await filesLeft()).toBe(2)
  })
})
