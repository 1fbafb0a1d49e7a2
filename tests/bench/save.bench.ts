import { closeSync, fsyncSync, openSync, writeSync } from "node:fs"
import { readdir, rm, stat } from "node:fs/promises"
import { join } from "node:path"
import type { Page } from "playwright-core"
import { expect, test } from "../support/app.ts"
import { goTo, textOf, unlock } from "../support/owner.ts"
import { median, quantile, report } from "./figures.ts"
import { plain, preparedPeer } from "./peer/prepared-peer.ts"
import { preparedVault } from "./prepared-vaults.ts"
import { seededNotes } from "./seeded-notes.ts"

const saves = 60
const count = 10_000

test(`S3: save with ${count} notes`, async ({ launchApp }) => {
  const { userData } = await preparedVault(launchApp, count)
  const app = await launchApp({ userData })
  const page = await app.page()
  await unlock(page)
  await goTo(page, "Journal")
  // The first one is the long note.
  await page.locator("main [aria-setsize] button").nth(1).click()
  // A note of an earlier day is read until it is to be changed.
  await page.getByRole("button", { name: "Edit" }).click()
  await textOf(page).click()

  const before = await journalLength(userData)
  const taken: number[] = []
  for (let run = 0; run < saves; run++) {
    await page.evaluate(() => performance.clearMeasures("save"))
    await page.keyboard.type("x")
    await expect.poll(() => lastSave(page), { intervals: [50] }).not.toBeNull()
    taken.push((await lastSave(page)) ?? Number.NaN)
  }
  const bytes = Math.round(((await journalLength(userData)) - before) / saves)
  const appended = bareAppends(join(userData, "bare"), bytes)
  const put = await barePuts(page, bytes, count)
  const bare = { p50: median(appended) + median(put), p95: quantile(appended, 0.95) + quantile(put, 0.95) }

  const what = `a save, ${count / 1_000}k notes, ${(bytes / 1_024).toFixed(1)} KiB in the journal`
  report({ target: "S3", what, samples: taken, beside: "limit for p95", besideValue: 10 })
  report({
    target: "S3",
    what,
    samples: taken,
    beside: "bare append + fsync, then bare strict put, p50",
    besideValue: bare.p50,
  })
  report({
    target: "S3",
    what: "the two bare writes: append + fsync",
    samples: appended,
    beside: "the save, p50",
    besideValue: median(taken),
  })
  report({
    target: "S3",
    what: "the two bare writes: strict put",
    samples: put,
    beside: "the save, p50",
    besideValue: median(taken),
  })
  await app.close()
  await rm(userData, { recursive: true })
  const peer = peerSaves()
  if (peer === null) return
  report({
    target: "S3",
    what,
    samples: taken,
    beside: "SQLCipher + FTS5, one note, synced, p50",
    besideValue: median(peer),
  })
})

/** Milliseconds for each commit of one changed note with its index; null without the peer. */
function peerSaves(): number[] | null {
  const peer = preparedPeer(count)
  if (peer === null) return null
  const texts = [...seededNotes(saves)].map(({ document }) => plain(document))
  const taken = texts.map((text, at) => {
    const begun = performance.now()
    peer.save(count - at, `${text} x`)
    return performance.now() - begun
  })
  peer.close()
  return taken
}

function lastSave(page: Page): Promise<number | null> {
  return page.evaluate(() => performance.getEntriesByName("save").at(-1)?.duration ?? null)
}

async function journalLength(userData: string): Promise<number> {
  const [vault = ""] = (await readdir(join(userData, "v"), { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
  return (await stat(join(userData, "v", vault, "j"))).size
}

/** Milliseconds for each append of `bytes` with its fsync, as the shell does it. */
function bareAppends(path: string, bytes: number): number[] {
  const file = openSync(path, "a")
  const block = new Uint8Array(bytes).fill(7)
  const taken = Array.from({ length: 200 }, () => {
    const begun = performance.now()
    writeSync(file, block)
    fsyncSync(file)
    return performance.now() - begun
  })
  closeSync(file)
  return taken
}

/** Milliseconds for each strict put of `bytes` into a table of `rows`, in the very browser and origin of the app. */
function barePuts(page: Page, bytes: number, rows: number): Promise<number[]> {
  return page.evaluate(
    async ([length, filled]) => {
      const done = <T>(request: IDBRequest<T>) =>
        new Promise<T>((resolve, reject) => {
          request.addEventListener("success", () => resolve(request.result))
          request.addEventListener("error", () => reject(request.error ?? new Error("IndexedDB")))
        })
      const opening = indexedDB.open("bare", 1)
      opening.addEventListener("upgradeneeded", () => opening.result.createObjectStore("t"))
      const database = await done(opening)
      const written = (transaction: IDBTransaction) =>
        new Promise<void>((resolve, reject) => {
          transaction.addEventListener("complete", () => resolve())
          transaction.addEventListener("error", () => reject(transaction.error ?? new Error("IndexedDB")))
        })
      const filling = database.transaction("t", "readwrite")
      for (let at = 0; at < filled; at++) filling.objectStore("t").put(new Uint8Array(4_096).fill(at), at)
      await written(filling)
      const taken: number[] = []
      for (let run = 0; run < 60; run++) {
        const begun = performance.now()
        const putting = database.transaction("t", "readwrite", { durability: "strict" })
        putting.objectStore("t").put(new Uint8Array(length).fill(run), run)
        await written(putting)
        taken.push(performance.now() - begun)
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
      database.close()
      indexedDB.deleteDatabase("bare")
      return taken
    },
    [bytes, rows] as const,
  )
}
