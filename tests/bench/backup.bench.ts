import { mkdtemp, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Page } from "playwright-core"
import { expect, test } from "../support/app.ts"
import { deskOf, OpenBackups } from "../support/backups/open-backups.ts"
import { must } from "../support/must.ts"
import { goTo, unlock } from "../support/owner.ts"
import { VaultOnDisk } from "../support/storage/vault-on-disk.ts"
import { startCrypto } from "../support/test-vault.ts"
import { report } from "./figures.ts"
import { makeSeededVault, writeSeededNotes } from "./seeded-vault.ts"
import { untilFilled } from "./until-filled.ts"

const count = 10_000
const many = 50_000
const runs = 5
const limits = { backup: 3_000, restore: 5_000, blocked: 50 }
const mebibyte = 1_048_576

test(`S6: a snapshot of ${count} notes from its button`, async ({ launchApp }) => {
  const userData = await mkdtemp(join(tmpdir(), "bench-"))
  await makeSeededVault(userData, count)
  const app = await launchApp({ userData })
  const page = await app.page()
  await unlock(page)
  await untilFilled(page, count)
  await goTo(page, "Settings")
  await page.getByRole("tab", { name: "Backups" }).click()
  const taken: number[] = []
  const waits: number[] = []
  for (let run = 0; run < runs; run++) {
    const waiting = await longestAnswer(page)
    const begun = performance.now()
    await page.getByRole("button", { name: "Back up now" }).click()
    await expect(page.getByText(/Backed up: [\d,]+ records/)).toBeVisible({ timeout: 60_000 })
    taken.push(performance.now() - begun)
    waits.push(await waiting())
    await goTo(page, "Journal")
    await goTo(page, "Settings")
    await page.getByRole("tab", { name: "Backups" }).click()
  }
  const what = `a snapshot of ${count / 1_000}k notes, read back and counted`
  report({ target: "S6", what, samples: taken, beside: "limit", besideValue: limits.backup })
  report({
    target: "S6",
    what: "longest answer of the shell to another question meanwhile",
    samples: waits,
    beside: "limit of its being blocked",
    besideValue: limits.blocked,
  })
  await app.close()
  await rm(userData, { recursive: true })
})

/** Asks the shell for its list of vaults all the while; the answer tells how long the longest took, in milliseconds. */
async function longestAnswer(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const asking = { isOver: false, longest: 0 }
    Object.assign(globalThis, { asking })
    const ask = async () => {
      while (!asking.isOver) {
        const begun = performance.now()
        await fetch("/v/list", { headers: { "x-v": "1" } })
        asking.longest = Math.max(asking.longest, performance.now() - begun)
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    }
    void ask()
  })
  return () =>
    page.evaluate(() => {
      const { asking } = globalThis as unknown as { asking: { isOver: boolean; longest: number } }
      asking.isOver = true
      return asking.longest
    })
}

test("S6: backup and restore in Node, without a window", async () => {
  await startCrypto()
  for (const [notes, times] of [
    [count, runs],
    [many, 1],
  ] as const) {
    const folder = await mkdtemp(join(tmpdir(), "bench-"))
    const open = await OpenBackups.on(await VaultOnDisk.create(folder))
    await writeSeededNotes(open.storage.records, notes)
    const made: number[] = []
    const restored: number[] = []
    const peaks: number[] = []
    for (let run = 0; run < times; run++) {
      let begun = performance.now()
      const { name } = must(await open.backups.snapshotNow())
      made.push(performance.now() - begun)
      const file = new File([await readFile(join(open.snapshotPath, name))], name)
      const into = await OpenBackups.on(await VaultOnDisk.create(join(folder, `into-${run}`)))
      const { restoring } = open
      const desk = deskOf(() => restoring)
      const before = process.memoryUsage().rss
      let peak = 0
      const watching = setInterval(() => {
        peak = Math.max(peak, process.memoryUsage().rss)
      }, 20)
      begun = performance.now()
      must(await desk.read({ kind: "file", file }, { kind: "own" }))
      must(await desk.createVault((fill) => fill(into.restoring.restoreParts)))
      restored.push(performance.now() - begun)
      clearInterval(watching)
      peaks.push((peak - before) / mebibyte)
      expect(into.storage.records.size).toBeGreaterThanOrEqual(notes)
      await into.close()
    }
    const size = `${notes / 1_000}k notes, in Node`
    const isMeasured = notes === count
    report({
      target: "S6",
      what: `a snapshot of ${size}, read back and counted`,
      samples: made,
      beside: isMeasured ? "limit" : "limit at 10k",
      besideValue: limits.backup,
    })
    report({
      target: "S6",
      what: `a restore into a new vault, ${size}, looked into first`,
      samples: restored,
      beside: isMeasured ? "limit" : "limit at 10k",
      besideValue: limits.restore,
    })
    report({
      target: "S6",
      what: `memory that the restore took at its peak, ${size}, the database in memory included`,
      samples: peaks,
      unit: "MiB",
      beside: "limit of what a hostile one may take",
      besideValue: 1_536,
    })
    await open.close()
    await rm(folder, { recursive: true })
  }
})
