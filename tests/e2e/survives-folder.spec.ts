import { randomBytes } from "node:crypto"
import { chmod, readdir, readFile, rename, rm, writeFile } from "node:fs/promises"
import { join } from "node:path"
import type { Page } from "playwright-core"
import { locked } from "../../src/app/strings/en/locked.ts"
import { writings } from "../../src/app/strings/en/writings.ts"
import { crc32 } from "../../src/base/crc32.ts"
import type { UnreadableReason } from "../../src/worker/api.ts"
import { expect } from "../support/app.ts"
import { recordForBar } from "../support/bar.ts"
import { expectSaved, textOf, titleOf, unlock } from "../support/owner.ts"
import {
  expectEntries,
  type Place,
  test,
  toTimeline,
  vaultFolderIn,
} from "../support/survival/sample-vault.ts"
import { expectLocked, typePassphrase, unlockAndRead } from "../support/survival/sentences.ts"
import { canMount, mountSmallDisk } from "../support/survival/small-disk.ts"
import { isBar } from "../support/test-vault.ts"

test.describe.configure({ mode: "parallel" })
test.beforeEach(() => test.setTimeout(180_000))

/** What may have become of the file with the key slots, and what is said of it. */
const headers: readonly Readonly<{ reason: UnreadableReason; of: (whole: Buffer) => Buffer | null }>[] = [
  { reason: "missing", of: () => null },
  { reason: "empty", of: () => Buffer.alloc(0) },
  { reason: "truncated", of: (whole) => whole.subarray(0, whole.length / 2) },
  { reason: "truncated", of: (whole) => whole.subarray(0, whole.length - 1) },
  { reason: "foreign", of: (whole) => randomBytes(whole.length) },
  { reason: "foreign", of: () => Buffer.from("Something else altogether, as long as it likes.".repeat(9)) },
  { reason: "newer", of: newer },
  { reason: "damaged", of: (whole) => Buffer.from(whole.map((byte, at) => (at === 90 ? byte ^ 4 : byte))) },
]

test("a truncated, empty, foreign, newer or missing header has its sentence each, and no byte of the folder changes", async ({
  launchApp,
  placeWith,
}) => {
  const place = await placeWith("leveldb")
  const file = join(await vaultFolderIn(place.userData), "header")
  const whole = await readFile(file)
  const put = async (bytes: Buffer | null) =>
    bytes === null ? rm(file, { force: true }) : writeFile(file, bytes)
  await put(headers[0]?.of(whole) ?? null)
  const app = await launchApp(place)
  const page = await app.page()
  const again = page.getByRole("button", { name: "Try again" })
  await expect(again).toBeVisible({ timeout: 30_000 })
  for (const { reason, of } of headers) {
    await put(of(whole))
    const before = await contentOf(place)
    await again.click()
    await expect(page.getByText(locked[`unreadable.${reason}`])).toBeVisible()
    await expect(page.getByText(locked["unreadable.safe"])).toBeVisible()
    await expect(page.getByRole("button", { name: "Set up your vault" })).toHaveCount(0)
    expect(await contentOf(place)).toEqual(before)
  }
  const before = await contentOf(place)
  expect(await app.close()).toBe(0)
  expect(await contentOf(place)).toEqual(before)

  await put(newer(whole))
  const later = await launchApp(place)
  const fresh = await later.page()
  await expect(fresh.getByText(locked["unreadable.newer"])).toBeVisible({ timeout: 30_000 })
  await put(whole)
  await fresh.getByRole("button", { name: "Try again" }).click()
  await expectLocked(fresh)
  await unlock(fresh)
  await expectEntries(fresh, place.entries)
  recordForBar("unreadable headers", { cases: headers.length, bytesChanged: 0, firstRuns: 0 })
})

test("a vault folder that was moved away is named as missing and never taken for a new owner's", async ({
  launchApp,
  placeWith,
}) => {
  const place = await placeWith("leveldb")
  const folder = await vaultFolderIn(place.userData)
  await rename(folder, `${place.userData}/moved`)
  const app = await launchApp(place)
  const page = await app.page()
  await expect(page.getByText(locked["unreadable.missing"])).toBeVisible({ timeout: 30_000 })
  await expect(page.getByRole("button", { name: "Set up your vault" })).toHaveCount(0)
  await rename(`${place.userData}/moved`, folder)
  await page.getByRole("button", { name: "Try again" }).click()
  await expectLocked(page)
  await unlock(page)
  await expectEntries(page, place.entries)
})

test("a folder that vanishes while it is open holds the words on the page, and saving goes on when it is back", async ({
  launchApp,
  placeWith,
}) => {
  const place = await placeWith("leveldb")
  const folder = await vaultFolderIn(place.userData)
  const app = await launchApp(place)
  const page = await app.page()
  expect(await unlockAndRead(page)).toBe("nothing-said")
  await openEntry(page, "Room")
  await rename(folder, `${place.userData}/moved`)
  await typeMore(page)
  await expect(page.getByText(`Not saved: ${writings["save.folder-gone"]}`)).toBeVisible({ timeout: 20_000 })
  await expect(textOf(page)).toHaveText("She kept saying room. And then a door.")
  await rename(`${place.userData}/moved`, folder)
  await expectSaved(page)
  expect(await app.close()).toBe(0)
  await expectAfterwards(await launchApp(place).then((again) => again.page()), place)
})

test("a folder that cannot be written to is named at the unlock and while open, and works when it can again", async ({
  launchApp,
  placeWith,
}) => {
  test.skip(process.getuid?.() === 0 && !canMount, "root writes wherever the mode of a folder forbids it")
  const place = await placeWith("leveldb")
  const root = join(place.userData, "v")
  const disk = canMount ? await mountSmallDisk(root, 8) : null
  const setReadOnly = async (isReadOnly: boolean) => {
    if (disk !== null) return disk.setReadOnly(isReadOnly)
    const folder = await vaultFolderIn(place.userData)
    for (const name of await readdir(folder)) await chmod(join(folder, name), isReadOnly ? 0o400 : 0o600)
    await chmod(folder, isReadOnly ? 0o500 : 0o700)
  }
  try {
    await setReadOnly(true)
    const app = await launchApp(place)
    const page = await app.page()
    await typePassphrase(page)
    await expect(page.getByText(locked["refused.read-only"])).toBeVisible({ timeout: 30_000 })
    await setReadOnly(false)
    expect(await unlockAndRead(page)).toBe("nothing-said")
    await openEntry(page, "Room")
    expect(await app.close()).toBe(0)
    await expectEntries(await reopen(await launchApp(place).then((again) => again.page())), place.entries)
  } finally {
    await setReadOnly(false)
    disk?.remove()
  }
})

test("of two starts at once one has the window and the other gives it the focus", async ({
  launchApp,
  placeWith,
}) => {
  const rounds = isBar ? 100 : 4
  test.setTimeout(120_000 + rounds * 20_000)
  const place = await placeWith("leveldb")
  for (let round = 0; round < rounds; round += 1) {
    const both = await Promise.all([launchApp(place), launchApp(place)])
    const first = await Promise.race(both.map(async (app) => app.ended.then(() => app)))
    const [winner] = both.filter((app) => app !== first)
    if (winner === undefined) throw new Error("both starts are the same")
    expect(await first.ended).toBe(0)
    const page = await winner.page()
    await expectLocked(page)

    // Now that the first is there, a further start must reach its window.
    await winner.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows()
      if (window === undefined) throw new Error("no window")
      const focus = window.focus.bind(window)
      window.focus = () => {
        Object.assign(globalThis, { focused: true })
        focus()
      }
    })
    const third = await launchApp(place)
    expect(await third.ended).toBe(0)
    await expect.poll(() => winner.evaluate(() => Reflect.get(globalThis, "focused") === true)).toBe(true)
    if (round === 0) {
      await unlock(page)
      await expectEntries(page, place.entries)
    }
    expect(await winner.close()).toBe(0)
  }
  recordForBar("18 two starts at once", { rounds, winners: rounds })
})

/** Version 2, and a checksum that fits: only the version keeps it from being read. */
function newer(whole: Buffer): Buffer {
  const bytes = Buffer.from(whole)
  bytes.writeUInt16BE(2, 8)
  bytes.writeUInt32BE(crc32(bytes.subarray(0, -4)), bytes.length - 4)
  return bytes
}

async function contentOf(place: Place): Promise<Record<string, string>> {
  const content: Record<string, string> = {}
  for (const entry of await readdir(join(place.userData, "v"), { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) {
      const path = join(entry.parentPath, entry.name)
      content[path] = (await readFile(path)).toString("base64")
    }
  }
  return content
}

async function openEntry(page: Page, title: string): Promise<void> {
  await toTimeline(page)
  await page.getByText(title, { exact: true }).click()
  await expect(titleOf(page)).toHaveValue(title)
  await textOf(page).click()
}

async function typeMore(page: Page): Promise<void> {
  await page.keyboard.press("Control+End")
  await page.keyboard.type(" And then a door.")
}

async function reopen(page: Page): Promise<Page> {
  expect(await unlockAndRead(page)).toBe("nothing-said")
  return page
}

async function expectAfterwards(page: Page, place: Place): Promise<void> {
  const text = "She kept saying room. And then a door."
  await expectEntries(
    await reopen(page),
    place.entries.map((entry) => (entry.title === "Room" ? { ...entry, text } : entry)),
  )
}
