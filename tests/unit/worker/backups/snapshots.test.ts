import { describe, expect, it } from "vitest"
import { OpenBackups } from "../../../support/backups/open-backups.ts"
import { must } from "../../../support/must.ts"
import { VaultOnDisk } from "../../../support/storage/vault-on-disk.ts"
import { testFolder } from "../../../support/vault-files/folder.ts"

describe("a snapshot", () => {
  it("is written, read back and counted", async () => {
    const disk = await VaultOnDisk.create(await testFolder())
    const open = await OpenBackups.on(disk)
    const id = await open.note("One", "First words.")
    await open.attach(id, "letter.txt", new TextEncoder().encode("Dear all"))
    expect(await open.backups.state()).toMatchObject({ lastGood: null, trouble: null, isBehind: true })
    const done = must(await open.backups.snapshotNow())
    expect(done).toMatchObject({ name: "00000001.age", records: 2, files: 1 })
    expect(await open.snapshotNames()).toEqual(["00000001.age", "files"])
    expect(await open.backups.state()).toMatchObject({
      lastGood: { name: "00000001.age", entries: 1 },
      trouble: null,
      isBehind: false,
    })
    await open.note("Two", "More.")
    expect((await open.backups.state()).isBehind).toBe(true)
    await open.close()
  })
})
