import { execFileSync } from "node:child_process"
import { statSync } from "node:fs"
import { join } from "node:path"
import { hasXvfb, openVirtualDisplay } from "../../electron/launch/display.mjs"
import { onPath } from "../../electron/launch/paths.mjs"
import { expect, test } from "../support/app.ts"
import { recordForBar } from "../support/bar.ts"
import { goTo, lock, makeVault, pickPerson, titleOf } from "../support/owner.ts"
import { plantedTexts, writeEntry } from "../support/thief/planting.ts"
import { type MemoryScan, scanMemory, textNeedles } from "../support/thief/process-memory.ts"
import { appProcesses, hasProc, isRunning } from "../support/thief/processes.ts"
import { vaultFolder, vaultSecrets } from "../support/thief/vault-secrets.ts"
import { watchedPlace } from "../support/thief/watched-place.ts"

const passphrase = "orchid copper lantern meadow violin saddle"
const texts = plantedTexts(50)
const person = "Wendelgard Quarzhauser"
const exchange = "Zirbelkiefer ueber dem Karwendeltal"

/** How often each needle was found, and in how many processes. */
function counted(scan: MemoryScan, isWanted: (needle: string) => boolean): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const hit of scan.hits) if (isWanted(hit.needle)) counts[hit.needle] = (counts[hit.needle] ?? 0) + 1
  return counts
}

test("After a lock no process of the app holds a key, and the fresh page's none of the text", async ({
  launchApp,
}) => {
  test.skip(!hasProc, "memory is read from Linux's /proc")
  test.setTimeout(300_000)
  const place = await watchedPlace()
  const app = await launchApp({ userData: place.userData, env: place.env })
  const page = await app.page()
  await makeVault(page, { passphrase })
  for (let at = 0; at < texts.length; at += 10) {
    const [title = "", ...paragraphs] = texts.slice(at, at + 10).map((canary) => canary.text)
    await writeEntry(page, title, paragraphs)
  }
  await goTo(page, "Exchange")
  await page.getByRole("button", { name: "New exchange" }).first().click()
  const dialog = page.getByRole("dialog", { name: "New exchange" })
  await dialog.getByLabel("With whom").focus()
  await pickPerson(page, person)
  await dialog.getByLabel("In your words").fill(exchange)
  await page.keyboard.press("Enter")
  await expect(dialog).toHaveCount(0)
  await goTo(page, "Network")
  await page.getByRole("main").getByRole("button", { name: person }).click()
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(person)
  const { keys } = await vaultSecrets(vaultFolder(place.userData), passphrase)
  const isKey = (needle: string) => needle.endsWith(" key")
  const words = texts.flatMap(({ name, text }) => textNeedles(name, text))
  const network = [...textNeedles("the person", person), ...textNeedles("the exchange", exchange)]
  const needles = [...keys, ...words, ...network, ...textNeedles("the passphrase", passphrase)]
  const processes = () => appProcesses({ pid: app.pid, profile: place.userData })
  const look = () => {
    const scan = scanMemory(
      processes().map((one) => one.pid),
      needles,
    )
    expect(scan.unreadable.filter(({ pid }) => isRunning(pid))).toEqual([])
    expect(scan.bytes).toBeGreaterThan(100_000_000)
    return scan
  }

  const before = look()
  const formerRenderer = await app.rendererPid()
  const open = counted(before, isKey)
  for (const purpose of ["records", "manifest", "header"]) expect(open[`${purpose} key`]).toBeGreaterThan(0)
  const textBefore = before.hits.filter((hit) => hit.pid === formerRenderer && !isKey(hit.needle))
  expect(textBefore.length).toBeGreaterThan(0)
  for (const name of ["the person", "the exchange"])
    expect(textBefore.some((hit) => hit.needle.startsWith(name))).toBe(true)

  const fresh = await lock(app)
  await fresh.waitForTimeout(5_000)
  const after = look()
  const renderer = await app.rendererPid()
  expect(renderer).not.toBe(formerRenderer)
  expect(processes().map((one) => one.pid)).not.toContain(formerRenderer)
  expect(counted(after, isKey)).toEqual({})
  expect(after.hits.filter((hit) => hit.pid === renderer)).toEqual([])

  const kinds = new Map(processes().map((one) => [one.pid, kindOf(one.command)]))
  const elsewhere: Record<string, number> = {}
  for (const hit of after.hits) {
    const kind = kinds.get(hit.pid) ?? "?"
    elsewhere[kind] = (elsewhere[kind] ?? 0) + 1
  }
  console.log("keys while open", open, "text after the lock, by process", elsewhere)
  recordForBar("5 memory after lock", {
    "bytes read": after.bytes,
    keys: Object.keys(counted(after, isKey)).length,
    "text in the fresh page's process": 0,
    "text elsewhere": JSON.stringify(elsewhere),
  })
  await app.close()
  await place.remove()
})

/**
 * A driver that types over the app's own connection leaves what it typed in the main process. Here it only looks on: keys
 * come from the screen, as a keyboard's do.
 */
test("The shell never holds what is typed by hand, and after a lock the fresh page does not either", async ({
  launchApp,
}) => {
  test.skip(!hasProc || !hasXvfb() || onPath("xdotool") === undefined, "Xvfb and xdotool type it")
  test.setTimeout(300_000)
  const place = await watchedPlace()
  const display = await openVirtualDisplay()
  const app = await launchApp({
    userData: place.userData,
    visible: true,
    env: { ...place.env, ...display.env, LUCILIUS_HEADLESS: "" },
  })
  test.skip(app.runtime === "electron", "there the keys themselves come through the main process")
  const xdotool = (...words: string[]) =>
    execFileSync("xdotool", words, { env: { ...process.env, ...display.env } })
  const page = await app.page()
  await makeVault(page, { begin: "note" })
  await expect(titleOf(page)).toBeFocused()
  const [title, body] = ["kestrelquartztitle", "kestrelquartzbody"]
  xdotool("type", "--delay", "25", `${title} over the hills`)
  xdotool("key", "Return")
  xdotool("type", "--delay", "25", `${body} and the sea beyond`)
  // Asking the page whether it is saved would send its text to the main process: the journal file says so as well.
  const frames = join(vaultFolder(place.userData), "j")
  await expect.poll(() => Date.now() - statSync(frames).mtimeMs, { timeout: 30_000 }).toBeGreaterThan(4_000)

  const needles = [...textNeedles("title", title), ...textNeedles("body", body)]
  const look = () => {
    const processes = appProcesses({ pid: app.pid, profile: place.userData })
    const scan = scanMemory(
      processes.map((one) => one.pid),
      needles,
    )
    expect(scan.unreadable.filter(({ pid }) => isRunning(pid))).toEqual([])
    return scan.hits
  }
  const renderer = await app.rendererPid()
  const open = look()
  expect(new Set(open.filter((hit) => hit.pid === renderer).map((hit) => hit.needle.split(" ")[0]))).toEqual(
    new Set(["title", "body"]),
  )
  expect(open.filter((hit) => hit.pid === app.pid)).toEqual([])

  xdotool("key", "ctrl+l")
  await expect.poll(() => app.rendererPid(), { timeout: 60_000 }).not.toBe(renderer)
  await new Promise((resolve) => setTimeout(resolve, 5_000))
  const after = look()
  console.log(`text in memory: ${open.length} times while open, ${after.length} after the lock`)
  const fresh = await app.rendererPid()
  expect(after.filter((hit) => hit.pid === app.pid || hit.pid === fresh)).toEqual([])
  recordForBar("5 memory after lock, typed by hand", { "text in any process": after.length })
  await app.close()
  await display.close()
  await place.remove()
})

function kindOf(command: readonly string[]): string {
  const type = command.find((word) => word.startsWith("--type="))?.slice("--type=".length)
  const sub = command
    .find((word) => word.startsWith("--utility-sub-type="))
    ?.split(".")[0]
    ?.slice("--utility-sub-type=".length)
  return sub ?? type ?? (command.some((word) => word.includes("main/index.js")) ? "main" : "browser")
}
