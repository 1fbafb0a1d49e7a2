import { createHash } from "node:crypto"
import { createReadStream } from "node:fs"
import { mkdtemp, open, readdir, readFile, rm, stat, truncate } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { answerSave } from "../support/dialogs.ts"
import { expect, test } from "../support/app.ts"
import { recordForBar } from "../support/bar.ts"
import { chooseFiles, chooseFor, fileRow, filesPart } from "../support/files-on-page.ts"
import { makeVault } from "../support/owner.ts"
import { isBar } from "../support/test-vault.ts"
import { appProcesses } from "../support/thief/processes.ts"

test.skip(!isBar, "half a gigabyte goes in and out with `npm run bar` alone")
test.setTimeout(1_200_000)

const largest = 500_000_000

async function sha256Of(path: string): Promise<string> {
  const hash = createHash("sha256")
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer)
  return hash.digest("hex")
}

async function makeFile(path: string, size: number): Promise<void> {
  const file = await open(path, "w")
  for (let at = 0; at < size - 16; at += 997 * 1024) await file.write(`here is ${at} `, at)
  await file.close()
  await truncate(path, size)
}

test("The largest file there may be goes in and comes out equal, a larger one is refused, and one is cancelled", async ({
  launchApp,
}) => {
  const folder = await mkdtemp(join(tmpdir(), "large-"))
  try {
    const [film, tooLong, saved] = ["Film.mov", "Too long.mov", "Saved.mov"].map((name) => join(folder, name))
    if (film === undefined || tooLong === undefined || saved === undefined) throw new Error("Not three")
    await makeFile(film, largest)
    await makeFile(tooLong, largest + 1)
    const app = await launchApp({ userData: join(folder, "data") })
    const page = await app.page()
    await makeVault(page, { begin: "note" })
    let peak = 0
    const watch = setInterval(() => {
      const processes = appProcesses({ pid: app.pid, profile: folder })
      void Promise.all(processes.map(async ({ pid }) => residentBytes(pid))).then((sizes) => {
        peak = Math.max(peak, ...sizes)
      })
    }, 500)

    await chooseFiles(page, [tooLong])
    await expect(filesPart(page)).toContainText("it is larger than 500 MB", { timeout: 300_000 })
    await chooseFiles(page, [film])
    await expect(filesPart(page).getByRole("progressbar")).toBeVisible({ timeout: 300_000 })
    await filesPart(page).getByRole("button", { name: "Cancel" }).click()
    await expect(filesPart(page).getByRole("progressbar")).toHaveCount(0)
    await expect(filesPart(page).getByRole("listitem")).toHaveCount(0)

    await chooseFiles(page, [film])
    await expect(filesPart(page).getByRole("progressbar")).toBeVisible({ timeout: 300_000 })
    const begun = Date.now()
    await expect(fileRow(page, "Film.mov")).toContainText("500 MB", { timeout: 900_000 })
    const added = Date.now()
    await answerSave(app, saved)
    await chooseFor(page, "Film.mov", "Save it to a file")
    await expect(page.getByText("Saved.mov was saved.")).toBeVisible({ timeout: 900_000 })
    const out = Date.now()
    clearInterval(watch)
    expect(await sha256Of(saved)).toBe(await sha256Of(film))
    const [vault = ""] = await readdir(join(folder, "data", "v"))
    expect(await readdir(join(folder, "data", "v", vault, "f"))).toHaveLength(1)
    expect((await stat(saved)).size).toBe(largest)
    recordForBar("largest attachment, in the app", {
      bytes: largest,
      runtime: app.runtime,
      "seconds to add": Math.round((added - begun) / 1000),
      "seconds to save": Math.round((out - added) / 1000),
      "MiB in the largest process": Math.round(peak / 1024 / 1024),
    })
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
})

/** What of a process is in memory; 0 once it is gone. */
async function residentBytes(pid: number): Promise<number> {
  const pages = await readFile(`/proc/${pid}/statm`, "utf8").then(
    (text) => Number(text.split(" ")[1]),
    () => 0,
  )
  return pages * 4096
}
