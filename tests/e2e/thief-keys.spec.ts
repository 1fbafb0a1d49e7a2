import { mkdir, readdir, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { chromium, type Page } from "playwright-core"
import { installedBrowser } from "../../electron/launch/find-runtime.mjs"
import { origin, partition, productName, scheme } from "../../electron/main/identity.ts"
import { expect, test } from "../support/app.ts"
import { recordForBar } from "../support/bar.ts"
import { lock, makeVault, passphraseField, unlock } from "../support/owner.ts"
import { isBar, startCrypto } from "../support/test-vault.ts"
import { filesWith } from "../support/thief/byte-scan.ts"
import { wordsInNames } from "../support/thief/domain-words.ts"
import { scanForKeys } from "../support/thief/key-scan.ts"
import { writeEntry } from "../support/thief/planting.ts"
import { namesBelow, storageNames } from "../support/thief/stored-names.ts"
import { vaultKeyTrial } from "../support/thief/vault-key-trial.ts"
import { opensBy, readHeader, vaultFolder, vaultSecrets } from "../support/thief/vault-secrets.ts"
import { type WatchedPlace, watchedPlace } from "../support/thief/watched-place.ts"

const former = "orchid copper lantern meadow violin saddle"
const present = "thimble canal pepper harbour acorn velvet"

let place: WatchedPlace
test.beforeEach(async () => {
  place = await watchedPlace()
})
test.afterEach(() => place.remove())

async function changePassphrase(page: Page): Promise<void> {
  await page.getByRole("navigation", { name: "Places" }).getByRole("button", { name: "Settings" }).click()
  await page.getByRole("button", { name: "Change the passphrase" }).click()
  const dialog = page.getByRole("alertdialog")
  await dialog.getByLabel("Your passphrase now").fill(former)
  await dialog.getByLabel("The new passphrase").fill(present)
  await dialog.getByLabel("The same again").fill(present)
  await dialog.getByRole("button", { name: "Change it" }).click()
  await expect(page.getByText("The passphrase is changed.")).toBeVisible({ timeout: 60_000 })
  await page.getByRole("button", { name: "Close" }).click()
}

for (const backend of isBar ? (["leveldb", "sqlite"] as const) : (["leveldb"] as const)) {
  test(`After real use no 32 stored bytes open the vault, and after a change the old passphrase opens nothing (${backend})`, async ({
    launchApp,
  }) => {
    test.setTimeout(isBar ? 600_000 : 300_000)
    await startCrypto()
    const app = await launchApp({ userData: place.userData, env: { ...place.env, LUCILIUS_IDB: backend } })
    let page = await app.page()
    await makeVault(page, { passphrase: former })
    await writeEntry(page, "A first entry", ["It has a text."])
    const folder = vaultFolder(place.userData)
    const old = readHeader(folder)
    const oldSlots = old.slots.filter((slot) => slot.kind === "passphrase")
    const oldSlotBytes = oldSlots.flatMap((slot) => [
      { name: "the old salt", bytes: slot.salt },
      { name: "the old wrap", bytes: slot.wrapped },
    ])
    expect(oldSlotBytes).toHaveLength(2)
    expect((await filesWith(place.folders, oldSlotBytes)).toSorted()).toEqual([
      `the old salt in ${join(folder, "header")}`,
      `the old wrap in ${join(folder, "header")}`,
    ])
    expect(await opensBy(folder, former)).toBe(true)

    await changePassphrase(page)
    await writeEntry(page, "A second entry", ["Written after the change."])
    expect(await opensBy(folder, former)).toBe(false)
    expect(await opensBy(folder, present)).toBe(true)
    // No copy of the old header is kept anywhere, so no stored byte is left that the old passphrase would open.
    expect(await filesWith(place.folders, oldSlotBytes)).toEqual([])

    page = await lock(app)
    await passphraseField(page).fill(former)
    await page.keyboard.press("Enter")
    await expect(page.getByRole("alert")).toContainText("That passphrase does not open this vault.")
    await unlock(page, present)
    expect(await app.close()).toBe(0)

    const trial = vaultKeyTrial(readHeader(folder))
    const scan = await scanForKeys(place.folders, trial)
    expect(scan.hits).toEqual([])
    expect(scan.files).toBeGreaterThan(50)
    expect(scan.tried).toBeGreaterThan(10_000)
    console.log(`${scan.tried} of ${scan.windows} windows tried as keys, ${scan.perSecond} a second`)
    recordForBar("6 keys at rest", {
      backend,
      windows: scan.windows,
      tried: scan.tried,
      opened: scan.hits.length,
    })

    const { keys } = await vaultSecrets(folder, present)
    const leaks = join(place.userData, "leaks")
    await mkdir(leaks)
    for (const purpose of ["passphrase-kek", "vault", "recovery-seed"]) {
      const key = keys.find((one) => one.name === `${purpose} key`)?.bytes ?? new Uint8Array()
      await writeFile(join(leaks, purpose), JSON.stringify({ kept: Buffer.from(key).toString("base64") }))
    }
    const planted = await scanForKeys([place.userData], trial)
    expect(planted.hits.map((hit) => [hit.file, hit.opens])).toEqual([
      [join(leaks, "passphrase-kek"), "KEK of a passphrase slot"],
      [join(leaks, "recovery-seed"), "recovery seed"],
      [join(leaks, "vault"), "vault key"],
    ])
  })

  test(`No name that the app chooses holds a word of the domain (${backend})`, async ({ launchApp }) => {
    test.setTimeout(300_000)
    const app = await launchApp({ userData: place.userData, env: { ...place.env, LUCILIUS_IDB: backend } })
    const page = await app.page()
    await makeVault(page)
    await writeEntry(page, "An entry", ["With a text."])
    const chosen = await storageNames(page)
    expect(chosen.some((name) => /^[0-9a-f]{32}/.test(name))).toBe(true)
    await page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          const request = indexedDB.open("journal", 1)
          request.addEventListener("upgradeneeded", () => request.result.createObjectStore("sessions"))
          request.addEventListener("success", () => {
            request.result.close()
            resolve()
          })
        }),
    )
    const foundInPage = wordsInNames(await storageNames(page)).map(({ name }) => name)
    expect(foundInPage).toEqual(["journal", "sessions"])
    await page.evaluate(() => indexedDB.deleteDatabase("journal"))
    await app.close()

    const files = await namesNotOfTheBrowser([...(await namesBelow(place.userData))])
    expect(files).toEqual(expect.arrayContaining(["header", "j", "v"]))
    expect(wordsInNames([...chosen, ...files, origin, partition, scheme, productName])).toEqual([])
    console.log(`${chosen.length} names in the page's storage, ${files.length} of files and folders`)

    await mkdir(join(place.userData, "v", "mentees"))
    expect(wordsInNames([...(await namesBelow(join(place.userData, "v")))])).toHaveLength(1)
    recordForBar("2 names at rest", { backend, tried: chosen.length + files.length, found: 0 })
  })
}

/**
 * Those that the browser itself does not give, as a folder shows that it made without the app. It makes its files one after
 * the other in the first seconds.
 */
async function namesNotOfTheBrowser(all: readonly string[]): Promise<string[]> {
  const browser = installedBrowser()
  const folder = join(place.root, "browser")
  if (browser === undefined) return [...all]
  const rest = async () => {
    const itsOwn = await namesBelow(folder)
    // SQLite's own ending for the file beside a database of the browser's.
    return all.filter((name) => !itsOwn.has(name)).map((name) => name.replace(/\.db-journal$/, ".db"))
  }
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: browser,
    chromiumSandbox: process.getuid?.() !== 0,
  })
  await context.route("**/*", (route) => route.fulfill({ contentType: "text/html", body: "" }))
  const page = context.pages()[0] ?? (await context.newPage())
  await page.goto("https://other.localhost/")
  await page.evaluate(() => void indexedDB.open("plain"))
  for (const until = Date.now() + 60_000; Date.now() < until; await page.waitForTimeout(200)) {
    if (wordsInNames(await rest()).length === 0) break
  }
  await context.close()
  expect((await readdir(folder)).length).toBeGreaterThan(5)
  return rest()
}
