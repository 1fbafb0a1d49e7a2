import { beforeAll, describe, expect, it } from "vitest"
import type { Storage } from "../../../../src/storage/storage.ts"
import { fileOf, importsOf, silent } from "../../../support/import-files.ts"
import { must } from "../../../support/must.ts"
import { OpenRecords } from "../../../support/open-records.ts"
import { VaultOnDisk } from "../../../support/storage/vault-on-disk.ts"
import { startCrypto } from "../../../support/test-vault.ts"
import { testFolder } from "../../../support/vault-files/folder.ts"

beforeAll(startCrypto)

/** Long enough for several parts of a commit. */
const folder = Array.from({ length: 7 }, (_, at) =>
  fileOf(`Long/${at}.txt`, `Letter ${at}. ${"verylongword".repeat(80_000)}`),
)

const sizeOf = (storage: Storage) => storage.records.size

async function previewed(storage: Storage) {
  const imports = importsOf(new OpenRecords(storage))
  must(await imports.preview("markdown", folder, silent))
  return imports
}

describe("an import of several parts", () => {
  it("is all there or not at all after the machine ended at any of its parts", async () => {
    const disk = await VaultOnDisk.create(await testFolder())
    const storage = await disk.open()
    must(await storage.records.commit([{ kind: "create", type: "journal-note", fields: { title: "Mine" } }]))
    let appends = 0
    let last = Number.POSITIVE_INFINITY
    disk.meddle = async (path, answer) => {
      if (path.includes("/j?at=")) appends += 1
      if (appends > last) throw new TypeError("The machine has ended")
      return answer()
    }
    await disk.crash()
    for (const allowed of [0, 1]) {
      const open = await disk.open()
      const before = sizeOf(open)
      const imports = await previewed(open)
      appends = 0
      last = allowed
      expect((await imports.run()).ok).toBe(false)
      expect(appends).toBeGreaterThan(allowed)
      expect(sizeOf(open)).toBe(before)
      await disk.crash()
      last = Number.POSITIVE_INFINITY
      const after = await disk.open()
      expect(sizeOf(after)).toBe(before)
      await disk.crash()
    }
    // The same import without an end: the parts are there, and so is everything.
    const open = await disk.open()
    const imports = await previewed(open)
    appends = 0
    const { made } = must(await imports.run())
    expect([made, appends >= 3]).toEqual([7, true])
    const size = sizeOf(open)
    await disk.crash()
    const after = await disk.open()
    expect(sizeOf(after)).toBe(size)
    await after.close()
  }, 60_000)

  it("leaves nothing when the disk refuses it, and can be run again without choosing the files anew", async () => {
    const disk = await VaultOnDisk.create(await testFolder())
    const storage = await disk.open()
    const imports = await previewed(storage)
    const before = sizeOf(storage)
    let appends = 0
    disk.meddle = async (path, answer) =>
      path.includes("/j?at=") && ++appends === 2
        ? Response.json({ refusal: { name: "disk-full" } }, { status: 507 })
        : answer()
    const refused = await imports.run()
    expect(refused).toMatchObject({ ok: false, refusal: { reason: "disk-full" } })
    expect([appends, sizeOf(storage), imports.list()]).toEqual([2, before, []])
    disk.meddle = null
    expect(must(await imports.run()).made).toBe(7)
    await storage.close()
  }, 60_000)

  it("keeps nothing when it is cancelled while it is written", async () => {
    const disk = await VaultOnDisk.create(await testFolder())
    const storage = await disk.open()
    const imports = await previewed(storage)
    const before = sizeOf(storage)
    const running = imports.run()
    imports.cancel()
    expect(await running).toEqual({ ok: false, refusal: { reason: "cancelled" } })
    expect([sizeOf(storage), imports.list()]).toEqual([before, []])
    await storage.close()
  }, 60_000)
})
