import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { join, resolve } from "node:path"
import { createPackage, listPackage } from "@electron/asar"
import { FuseState, getCurrentFuseWire } from "@electron/fuses"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { plantFiles, runTool } from "../support/run-tool.ts"

const root = resolve(import.meta.dirname, "../..")
const isBuilt = existsSync(join(root, "out/main/index.js"))

/** A distribution of Electron as far as packing looks at it: a binary with fuses, and its default app. */
async function standInDistribution(): Promise<string> {
  const { version } = JSON.parse(readFileSync(join(root, "node_modules/electron/package.json"), "utf8")) as {
    version: string
  }
  const folder = plantFiles({ version, LICENSE: "", "LICENSES.chromium.html": "", "app/index.js": "" })
  const wire = [
    Buffer.from("dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX"),
    Buffer.from([1, 9]),
    Buffer.from("1".repeat(9)),
  ]
  writeFileSync(join(folder, "electron"), Buffer.concat([Buffer.alloc(512, 7), ...wire]), { mode: 0o755 })
  mkdirSync(join(folder, "resources"))
  await createPackage(join(folder, "app"), join(folder, "resources/default_app.asar"))
  return folder
}

describe.skipIf(!isBuilt)("electron-builder, packing the built app", () => {
  let distribution = ""
  let output = ""
  let unpacked = ""

  beforeAll(async () => {
    distribution = await standInDistribution()
    output = plantFiles({})
    const flags = ["--config", "electron-builder.yml", "--linux", "dir", "--publish", "never"]
    const places = [`-c.electronDist=${distribution}`, `-c.directories.output=${output}`]
    const run = runTool("electron-builder/cli.js", [...flags, ...places])
    expect(run.code, run.output).toBe(0)
    unpacked = join(output, "linux-unpacked")
  })

  afterAll(() => {
    rmSync(distribution, { recursive: true, force: true })
    rmSync(output, { recursive: true, force: true })
  })

  test("puts in the shell, the preload and the page, and no packages and no fallback runtime", () => {
    const entries = listPackage(join(unpacked, "resources/app.asar"), { isPack: false }).map((entry) =>
      entry.replaceAll("\\", "/"),
    )
    for (const wanted of [
      "/package.json",
      "/out/main/index.js",
      "/out/preload/index.cjs",
      "/out/renderer/index.html",
    ]) {
      expect(entries).toContain(wanted)
    }
    expect(
      entries.filter((entry) => /node_modules|\/out\/chromium|\.map$|\/src\/|\/tests\//.test(entry)),
    ).toEqual([])
    expect(new Set(entries.map((entry) => entry.split("/")[1]))).toEqual(new Set(["out", "package.json"]))
  })

  test("leaves no code of the app outside the archive", () => {
    expect(existsSync(join(unpacked, "resources/app.asar"))).toBe(true)
    expect(existsSync(join(unpacked, "resources/app"))).toBe(false)
  })

  test("flips the fuses of the binary that it renamed", async () => {
    const binary = join(unpacked, "lucilius")
    expect(statSync(binary).mode & 0o111).not.toBe(0)
    const wire = await getCurrentFuseWire(binary)
    const on = Object.entries(wire).filter(([key, state]) => /^\d$/.test(key) && state === FuseState.ENABLE)
    expect(on.map(([key]) => Number(key))).toEqual([4, 5, 8])
  })
})
