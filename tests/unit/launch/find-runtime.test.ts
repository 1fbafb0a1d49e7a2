import { chmodSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import {
  browserPaths,
  electronBinary,
  installedBrowser,
  missingLibraries,
} from "../../../electron/launch/find-runtime.mjs"
import { plantFiles } from "../../support/run-tool.ts"

describe("Electron's binary", () => {
  let project = ""
  afterEach(() => rmSync(project, { recursive: true, force: true }))

  test("is found where the package's own note says that it lies", () => {
    project = plantFiles({
      "node_modules/electron/path.txt": "Electron.app/Contents/MacOS/Electron\n",
      "node_modules/electron/dist/Electron.app/Contents/MacOS/Electron": "",
    })
    expect(electronBinary(project)).toBe(
      join(project, "node_modules/electron/dist/Electron.app/Contents/MacOS/Electron"),
    )
  })

  test("is not found when the note is there and the file is gone, nor without the note", () => {
    project = plantFiles({ "node_modules/electron/path.txt": "electron" })
    expect(electronBinary(project)).toBeUndefined()
    expect(electronBinary(join(project, "elsewhere"))).toBeUndefined()
  })
})

describe("an installed browser", () => {
  let folder = ""
  beforeEach(() => {
    folder = plantFiles({ chromium: "", "google-chrome": "" })
    for (const name of ["chromium", "google-chrome"]) chmodSync(join(folder, name), 0o755)
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  test("is taken by name when one is named, and none is taken when the named one is missing", () => {
    const named = join(folder, "google-chrome")
    expect(installedBrowser({ LUCILIUS_BROWSER: named })).toBe(named)
    expect(installedBrowser({ LUCILIUS_BROWSER: join(folder, "nothing"), PATH: folder })).toBeUndefined()
  })

  test("on Linux is looked for behind Debian's wrapper script first, then on PATH, Chromium before Chrome", () => {
    const paths = browserPaths("linux", { PATH: folder })
    expect(paths[0]).toBe("/usr/lib/chromium/chromium")
    expect(paths.slice(-2)).toEqual([join(folder, "chromium"), join(folder, "google-chrome")])
  })

  test("on Windows is looked for in each folder of programs that the system names", () => {
    const paths = browserPaths("win32", { ProgramFiles: "C:\\Programs", LOCALAPPDATA: "C:\\Own" })
    expect(paths).toContain("C:\\Programs\\Google\\Chrome\\Application\\chrome.exe")
    expect(paths).toContain("C:\\Own\\Microsoft\\Edge\\Application\\msedge.exe")
    expect(paths.some((path) => path.includes("undefined"))).toBe(false)
  })

  test("on macOS is looked for among the applications of everybody and of the owner", () => {
    const paths = browserPaths("darwin", { HOME: "/Users/ada" })
    expect(paths).toContain("/Applications/Chromium.app/Contents/MacOS/Chromium")
    expect(paths).toContain("/Users/ada/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge")
  })
})

describe.skipIf(process.platform !== "linux")("missing libraries", () => {
  let folder = ""
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  test("are named when a program asks for one that the machine lacks, and only then", () => {
    folder = plantFiles({})
    const whole = readFileSync("/bin/true")
    const at = whole.indexOf("libc.so.6\0")
    expect(at).toBeGreaterThan(0)
    writeFileSync(join(folder, "whole"), whole, { mode: 0o755 })
    whole.write("libq.so.6", at, "latin1")
    writeFileSync(join(folder, "lacking"), whole, { mode: 0o755 })
    expect(missingLibraries(join(folder, "whole"))).toEqual([])
    expect(missingLibraries(join(folder, "lacking"))).toEqual(["libq.so.6"])
  })
})
