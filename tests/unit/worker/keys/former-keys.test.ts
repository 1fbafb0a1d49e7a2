import { readdir, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { beforeAll, describe, expect, it } from "vitest"
import { databaseNumbers } from "../../../../src/storage/row-database.ts"
import { forgetFormerKeys } from "../../../../src/worker/keys/former-keys.ts"
import { KeyRecord } from "../../../../src/worker/keys/key-record.ts"
import { filledVault, manySteps } from "../../../support/keys/filled-vault.ts"
import { headerOf } from "../../../support/keys/keyed-vault.ts"
import { nextVault, rotateTo } from "../../../support/keys/rotate.ts"
import { must } from "../../../support/must.ts"
import { startCrypto } from "../../../support/test-vault.ts"

beforeAll(startCrypto)

describe("what only former keys open", () => {
  it("is removed at the first opening after a rotation, and nothing else, and only once", async () => {
    const { disk, storage } = await filledVault(manySteps)
    await writeFile(join(disk.path, "j.1"), "set aside")
    await writeFile(join(disk.path, "j.12"), "set aside")
    await writeFile(join(disk.path, "j.old"), "the owner's own")
    const record = new KeyRecord(storage.records)
    must(await record.noteIdentityFor(null))
    const former = { identity: "AGE-SECRET-KEY-1", madeAt: "2026-11-20T10:00:00.000Z" as never }
    const next = nextVault(disk.vault)
    must(await rotateTo(disk, storage, next, { revise: (one) => record.revised(one, former) }))
    await storage.close()
    disk.vault = next
    const again = await disk.open()
    const keyRecord = new KeyRecord(again.records)
    expect([keyRecord.hasFormerFiles, keyRecord.former]).toEqual([true, [former]])
    expect(await databaseNumbers(disk.vault.vaultId, disk.indexedDb)).toEqual([1, 2])
    let snapshots = 0
    const vault = {
      storage: again,
      keyRecord,
      found: await headerOf(disk),
      backups: { snapshotNow: () => Promise.resolve((snapshots += 1)) },
    }
    await forgetFormerKeys(vault)
    await forgetFormerKeys(vault)
    expect((await readdir(disk.path)).toSorted()).toEqual(["header", "j", "j.old", "lock"])
    expect(await databaseNumbers(disk.vault.vaultId, disk.indexedDb)).toEqual([2])
    expect([keyRecord.hasFormerFiles, snapshots]).toEqual([false, 1])
    await again.close()
  })
})
