import { afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest"
import { OpenBackups } from "../../../support/backups/open-backups.ts"
import { must } from "../../../support/must.ts"
import { VaultOnDisk } from "../../../support/storage/vault-on-disk.ts"
import { makeVault, startCrypto } from "../../../support/test-vault.ts"
import { testFolder } from "../../../support/vault-files/folder.ts"

const minute = 60_000
const hour = 60 * minute

beforeAll(startCrypto)
beforeEach(() => {
  vi.useFakeTimers({
    toFake: ["setTimeout", "clearTimeout", "Date"],
    now: Date.UTC(2026, 10, 20, 9),
    shouldAdvanceTime: true,
  })
})
afterEach(() => vi.useRealTimers())

const names = async (open: OpenBackups) => must(await open.backups.list()).map(({ name }) => name)

/** What was due by then is made or not. The disk is the real one and takes its own time for each look at the clock. */
async function later(open: OpenBackups, ms: number): Promise<readonly string[]> {
  for (let left = ms; left > 0; left -= hour) {
    vi.advanceTimersByTime(Math.min(left, hour))
    for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve))
    await open.backups.tried()
  }
  return names(open)
}

it("is made some minutes after an unlock, once a day after changes, and not after the lock", async () => {
  const open = await OpenBackups.on(await VaultOnDisk.create(await testFolder()))
  await open.note("One", "Words.")
  expect(await names(open)).toEqual([])
  expect(await later(open, 4 * minute)).toEqual(["00000001.age"])
  await open.note("Two", "Words.")
  expect(await later(open, hour)).toEqual(["00000001.age"])
  expect(await later(open, 24 * hour)).toEqual(["00000002.age", "00000001.age"])
  expect(await later(open, 48 * hour)).toEqual(["00000002.age", "00000001.age"])
  await open.note("Three", "Words.")
  open.backups.end()
  expect(await later(open, 24 * hour)).toEqual(["00000002.age", "00000001.age"])
  await open.close()
})

it("is made anew where the last one is gone, or was made for another sheet", async () => {
  const disk = await VaultOnDisk.create(await testFolder())
  const open = await OpenBackups.on(disk)
  await open.note("One", "Words.")
  must(await open.backups.snapshotNow())
  expect(await later(open, hour)).toEqual(["00000001.age"])
  must(await disk.folder.snapshots.remove("00000001.age"))
  expect(await later(open, hour)).toEqual(["00000002.age"])
  disk.vault = { ...disk.vault, seed: makeVault().seed }
  expect(await later(open, hour)).toContain("00000003.age")
  await open.close()
})
