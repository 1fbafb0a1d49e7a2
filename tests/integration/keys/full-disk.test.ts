import { readFile } from "node:fs/promises"
import { beforeAll, describe, expect, it } from "vitest"
import { recordForBar } from "../../support/bar.ts"
import { filledVault, manySteps } from "../../support/keys/filled-vault.ts"
import { everything, nextVault, rotateTo } from "../../support/keys/rotate.ts"
import { must } from "../../support/must.ts"
import { newIndexedDb } from "../../support/storage/vault-on-disk.ts"
import { isBar, startCrypto } from "../../support/test-vault.ts"
import { FaultyFiles } from "../../support/vault-files/faulty-files.ts"

beforeAll(startCrypto)

describe("a rotation of all keys", () => {
  it("that any step of the disk refuses is either not begun or done, and every entry is there", async () => {
    const measured = new FaultyFiles()
    const ends = { before: 0, after: 0 }
    let calls = 0
    for (let at = -1; at < calls; at += at < 0 ? 1 : isBar ? 1 : 9) {
      const files = at < 0 ? measured : new FaultyFiles()
      const { disk, storage } = await filledVault(manySteps, files)
      const whole = await everything(storage)
      const next = nextVault(disk.vault)
      files.breakAgain({
        at: at < 0 ? Number.POSITIVE_INFINITY : at,
        code: "ENOSPC",
        lasts: "until-healed",
      })
      const done = await rotateTo(disk, storage, next)
      if (at < 0) {
        must(done)
        calls = files.calls
        continue
      }
      files.heal()
      const isDone = Buffer.compare(await readFile(`${disk.path}/header`), next.bytes) === 0
      // Where it says that nothing came of it, the vault goes on as before.
      if (!done.ok && done.refusal.reason !== "lost-lock") {
        expect(isDone).toBe(false)
        must(
          await storage.records.commit([
            { kind: "create", type: "t", id: "e".repeat(32) as never, fields: {} },
          ]),
        )
        must(await storage.records.commit([{ kind: "remove", id: "e".repeat(32) as never }]))
      }
      await disk.crash()
      if (isDone) disk.vault = next
      ends[isDone ? "after" : "before"] += 1
      for (const indexedDb of [disk.indexedDb, newIndexedDb()]) {
        disk.indexedDb = indexedDb
        const again = await disk.open()
        const found = await everything(again)
        expect(Array.from(found.keys()).toSorted()).toEqual(Array.from(whole.keys()).toSorted())
        expect(found).toEqual(whole)
        await disk.crash()
      }
    }
    expect(calls).toBeGreaterThan(10)
    expect(ends.before).toBeGreaterThan(1)
    recordForBar("16 disk full", { what: "rotation", tried: ends.before + ends.after, lost: 0 })
  }, 300_000)
})
