import { chromium } from "playwright-core"
import { installedBrowser } from "../../electron/launch/find-runtime.mjs"
import { expect, test } from "../support/app.ts"
import { makeVault } from "../support/owner.ts"
import { filesWith } from "../support/thief/byte-scan.ts"
import { plantedTexts, writeEntry } from "../support/thief/planting.ts"
import { textNeedles } from "../support/thief/process-memory.ts"
import { appProcesses, hasProc, killAll, type ProcessFacts } from "../support/thief/processes.ts"
import { storedFiles } from "../support/thief/stored-files.ts"
import { vaultFolder, vaultSecrets } from "../support/thief/vault-secrets.ts"
import { type WatchedPlace, watchedPlace } from "../support/thief/watched-place.ts"

test.skip(!hasProc, "processes are read from Linux's /proc")

let place: WatchedPlace
test.beforeEach(async () => {
  place = await watchedPlace()
})
test.afterEach(() => place.remove())

const passphrase = "orchid copper lantern meadow violin saddle"

async function dumps(): Promise<string[]> {
  const found: string[] = []
  for await (const stored of storedFiles([place.root])) {
    const start = Buffer.from(stored.bytes.subarray(0, 4)).toString("latin1")
    if (start === "MDMP" || start === "\x7fELF") found.push(stored.path)
  }
  return found
}

/** As a fault in its own code would end it. */
function crash(processes: readonly ProcessFacts[]): void {
  killAll(processes, "SIGSEGV")
}

const isRenderer = (one: ProcessFacts) => one.command.join(" ").includes("--type=renderer")

test("a browser that was not prepared leaves a dump of a page that crashes", async () => {
  const browser = installedBrowser()
  test.skip(browser === undefined, "no browser is installed")
  const context = await chromium.launchPersistentContext(place.userData, {
    ...(browser === undefined ? {} : { executablePath: browser }),
    chromiumSandbox: process.getuid?.() !== 0,
    env: { ...process.env, ...place.env },
  })
  const page = context.pages()[0] ?? (await context.newPage())
  await page.goto("data:text/html,here")
  crash(appProcesses({ profile: place.userData }).filter(isRenderer))
  await expect.poll(dumps, { timeout: 60_000 }).not.toEqual([])
  await context.close()
})

test("No process of the app leaves a dump or a text or key in a file when it crashes", async ({
  launchApp,
}) => {
  test.setTimeout(300_000)
  const app = await launchApp({ userData: place.userData, env: place.env })
  const page = await app.page()
  await makeVault(page, { passphrase })
  const [title, body] = plantedTexts(2)
  await writeEntry(page, title?.text ?? "", [body?.text ?? ""])
  const { keys } = await vaultSecrets(vaultFolder(place.userData), passphrase)
  const running = () => appProcesses({ pid: app.pid, profile: place.root })
  const renderer = await app.rendererPid()

  crash(running().filter(isRenderer))
  await expect.poll(() => app.rendererPid().catch(() => renderer), { timeout: 60_000 }).not.toBe(renderer)
  // The page that a driver knew has ended with its process: each look asks for the one that is there now.
  const shown = async () => (await app.page()).locator("body").innerText({ timeout: 2_000 })
  await expect
    .poll(() => shown().catch(() => ""), { timeout: 60_000 })
    .toContain("The page stopped by itself.")
  const others = running().filter((one) => one.pid !== app.pid)
  expect(others.length).toBeGreaterThanOrEqual(3)
  crash(others.toReversed())
  await app.kill()
  await new Promise((resolve) => setTimeout(resolve, 2_000))

  expect(await dumps()).toEqual([])
  const texts = [title, body].flatMap((canary) => textNeedles("text", canary?.text ?? ""))
  expect(await filesWith(place.folders, [...keys, ...texts])).toEqual([])
})
