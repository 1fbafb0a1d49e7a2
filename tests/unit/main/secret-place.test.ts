import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, expect, it } from "vitest"
import { isKeptFrom } from "../../../electron/main/secret-place.ts"

let home = ""
beforeEach(() => {
  home = realpathSync(mkdtempSync(join(tmpdir(), "place-")))
})
afterEach(() => rmSync(home, { recursive: true }))

const appData = () => join(home, "data", "Lucilius")
const fileIn = (...names: readonly string[]) => {
  const folder = join(home, ...names)
  mkdirSync(folder, { recursive: true })
  return join(folder, "sheet.txt")
}

it.each([["stick"], ["Documents", "private"], ["Boxes"], ["mydropbox"], ["data", "Lucilius-old"]])(
  "an ordinary folder is allowed: %s %s",
  async (...names) => {
    expect(await isKeptFrom(fileIn(...names.filter((name) => typeof name === "string")), appData())).toBe(
      false,
    )
  },
)

it("nothing is saved beside the vault, or anywhere in the app's own data", async () => {
  expect(await isKeptFrom(fileIn("data", "Lucilius"), appData())).toBe(true)
  expect(await isKeptFrom(fileIn("data", "Lucilius", "v", "deep"), appData())).toBe(true)
})

it.each([
  "Dropbox",
  "Dropbox (Work)",
  "OneDrive",
  "OneDrive - Acme Ltd",
  "Google Drive",
  "My Drive",
  "iCloud Drive",
  "Nextcloud",
  "MEGAsync",
  "Proton Drive",
  "Box",
])("a folder that is copied to a server is refused, and what lies in it: %s", async (name) => {
  expect(await isKeptFrom(fileIn(name), appData())).toBe(true)
  expect(await isKeptFrom(fileIn(name, "papers", "mine"), appData())).toBe(true)
})

it("a folder marked by a program that copies it is refused under any name", async () => {
  const file = fileIn("plain", "inner")
  expect(await isKeptFrom(file, appData())).toBe(false)
  writeFileSync(join(home, "plain", ".stfolder"), "")
  expect(await isKeptFrom(file, appData())).toBe(true)
})

it("a link to such a folder is refused like the folder", async () => {
  fileIn("Dropbox")
  symlinkSync(join(home, "Dropbox"), join(home, "harmless"))
  expect(await isKeptFrom(join(home, "harmless", "sheet.txt"), appData())).toBe(true)
})
