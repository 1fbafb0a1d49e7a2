import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { fetchElectron, rememberedFailure } from "../../../electron/launch/fetch-electron.mjs"
import { electronBinary } from "../../../electron/launch/find-runtime.mjs"
import { plantFiles } from "../../support/run-tool.ts"

/** Where the download is to come to its own end, however slow the computer. */
const patient = { stalledMs: 60_000, longestMs: 60_000 }
const never = new AbortController().signal

const succeeds = `
  const fs = require("fs"), path = require("path")
  fs.mkdirSync(path.join(__dirname, "dist"), { recursive: true })
  fs.writeFileSync(path.join(__dirname, "dist/electron"), "binary")
  fs.writeFileSync(path.join(__dirname, "path.txt"), "electron")
`
const hangs = `setInterval(() => {}, 1000)`
/** Like a slow network: a little every 100 ms, thirty-five times, longer in all than a stall may last. */
const trickles = `
  const fs = require("fs"), path = require("path"), os = require("os")
  const file = path.join(os.tmpdir(), "part")
  let left = 35
  const timer = setInterval(() => {
    fs.appendFileSync(file, "x".repeat(1000))
    if (--left === 0) { clearInterval(timer); ${succeeds} }
  }, 100)
`
const tricklesForEver = `
  const fs = require("fs"), path = require("path"), os = require("os")
  setInterval(() => fs.appendFileSync(path.join(os.tmpdir(), "part"), "x".repeat(1000)), 100)
`

describe("the download of Electron's binary", () => {
  let project = ""
  beforeEach(() => {
    project = plantFiles({ "node_modules/electron/package.json": `{ "version": "45.4.1" }` })
  })
  afterEach(() => rmSync(project, { recursive: true, force: true }))

  const install = (script: string): void =>
    writeFileSync(join(project, "node_modules/electron/install.js"), script)
  const memory = (): string => join(project, "node_modules/.cache/lucilius/electron-download.json")

  test("answers nothing when the installer has brought the binary, which is then found by its path", async () => {
    install(succeeds)
    expect(electronBinary(project)).toBeUndefined()
    expect(await fetchElectron(never, project, patient)).toBeUndefined()
    expect(electronBinary(project)).toBe(join(project, "node_modules/electron/dist/electron"))
    expect(rememberedFailure(project)).toBeUndefined()
  })

  test("is given up when no byte comes, and that is remembered", async () => {
    install(hangs)
    expect(await fetchElectron(never, project, { ...patient, stalledMs: 600 })).toBe("no byte came for 0.6 s")
    expect(rememberedFailure(project)).toBe("no byte came for 0.6 s")
    expect(existsSync(join(project, "node_modules/.cache/lucilius/download"))).toBe(false)
  })

  test("is not given up while bytes still come, however slowly", async () => {
    install(trickles)
    expect(await fetchElectron(never, project, { ...patient, stalledMs: 2_500 })).toBeUndefined()
  })

  test("is given up in the end, even if bytes never cease to come", async () => {
    install(tricklesForEver)
    expect(await fetchElectron(never, project, { ...patient, longestMs: 600 })).toBe(
      "it took longer than 0.6 s",
    )
  })

  test("says in the installer's words why it failed, and plainly when the page cannot be reached", async () => {
    install(`console.error("HTTPError: 403"); process.exit(1)`)
    expect(await fetchElectron(never, project, patient)).toBe("HTTPError: 403")
    install(`console.error(new TypeError("fetch failed").stack); process.exit(1)`)
    expect(await fetchElectron(never, project, patient)).toBe("its download page cannot be reached")
  })

  test("forgets a failure once it succeeds, or when another version is wanted", async () => {
    install("process.exit(1)")
    await fetchElectron(never, project, patient)
    expect(rememberedFailure(project)).toBe("unknown reason")
    writeFileSync(join(project, "node_modules/electron/package.json"), `{ "version": "46.0.0" }`)
    expect(rememberedFailure(project)).toBeUndefined()
    install(succeeds)
    await fetchElectron(never, project, patient)
    expect(existsSync(memory())).toBe(false)
  })

  test("takes a broken memory for none", async () => {
    install("process.exit(1)")
    await fetchElectron(never, project, patient)
    expect(readFileSync(memory(), "utf8")).toContain("45.4.1")
    writeFileSync(memory(), `{ "version": "45.`)
    expect(rememberedFailure(project)).toBeUndefined()
  })

  test("ends at once when asked to, and does not remember that as a failure", async () => {
    install(hangs)
    const asked = new AbortController()
    const done = fetchElectron(asked.signal, project, patient)
    asked.abort()
    expect(await done).toBe("unknown reason")
    expect(rememberedFailure(project)).toBeUndefined()
  })
})
