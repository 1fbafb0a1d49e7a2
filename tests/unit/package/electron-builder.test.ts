import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { FuseState, FuseV1Options, getCurrentFuseWire } from "@electron/fuses"
import { type AfterPackContext, Arch, type Configuration } from "electron-builder"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { afterPack, fusedFile } from "../../../electron/package/after-pack.mjs"
import { fuses } from "../../../electron/package/fuses.mjs"

const root = resolve(import.meta.dirname, "../../..")
const require = createRequire(import.meta.url)

/** electron-builder's own reading and checking of its configuration, as its command line does it. */
const builder = require("app-builder-lib/out/util/config/config") as {
  getConfig: (folder: string, path: string, options: null) => Promise<Configuration>
  validateConfiguration: (config: Configuration, log: unknown) => Promise<void>
}
const { DebugLogger } = require("builder-util") as { DebugLogger: new (enabled: boolean) => unknown }

const read = (): Promise<Configuration> => builder.getConfig(root, "electron-builder.yml", null)
const validate = (config: Configuration): Promise<void> =>
  builder.validateConfiguration(config, new DebugLogger(false))

describe("the packaging", () => {
  test("is configured as electron-builder's own schema allows", async () => {
    const config = await read()
    await expect(validate(config)).resolves.toBeUndefined()
    await expect(validate({ ...config, hardend: true } as Configuration)).rejects.toThrow("hardend")
    await expect(
      validate({ ...config, mac: { ...config.mac, hardenedRuntime: "yes" } } as never),
    ).rejects.toThrow()
  })

  test("makes an installer for Windows, disk images for both processors of macOS, and two Linux packages", async () => {
    const { win, mac, linux, appId, productName, asar } = await read()
    expect({ appId, productName, asar }).toEqual({
      appId: "app.lucilius.desktop",
      productName: "Lucilius",
      asar: true,
    })
    expect(win?.target).toEqual([{ target: "nsis", arch: ["x64", "arm64"] }])
    expect(mac?.target).toEqual([{ target: "dmg", arch: ["x64", "arm64"] }])
    expect(linux?.target).toEqual([
      { target: "AppImage", arch: ["x64"] },
      { target: "deb", arch: ["x64"] },
    ])
  })

  test("signs for macOS with the hardened runtime, loosened only for V8's compiler", async () => {
    const { mac } = await read()
    expect(mac?.hardenedRuntime).toBe(true)
    expect(mac?.entitlementsInherit).toBe(mac?.entitlements)
    const plist = readFileSync(join(root, String(mac?.entitlements)), "utf8")
    expect([...plist.matchAll(/<key>(.*?)<\/key>/g)].map(([, key]) => key)).toEqual([
      "com.apple.security.cs.allow-jit",
    ])
  })

  test("takes the built shell, preload and page, and neither packages nor the fallback runtime", async () => {
    const { files, publish } = await read()
    const patterns = [files]
      .flat()
      .flatMap((entry) => (typeof entry === "object" ? (entry?.filter ?? []) : [entry]))
    const taken = patterns.flat().filter((pattern) => !String(pattern).startsWith("!"))
    expect(taken).toEqual(["out/main/**", "out/preload/**", "out/renderer/**", "package.json"])
    expect(patterns).toContain("!**/node_modules/**")
    expect(publish).toBeNull()
  })

  test("keeps what was written when the app is removed", async () => {
    expect((await read()).nsis?.deleteAppDataOnUninstall).toBe(false)
  })

  test("has icons whose files hold every size that they list", async () => {
    const { win, mac } = await read()
    const ico = readFileSync(join(root, String(win?.icon)))
    const sizes = Array.from({ length: ico.readUInt16LE(4) }, (_, at) => ico.readUInt8(6 + at * 16) || 256)
    expect(sizes).toEqual([16, 24, 32, 48, 64, 128, 256])
    for (const [at, size] of sizes.entries()) {
      const png = ico.subarray(ico.readUInt32LE(6 + at * 16 + 12))
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size])
    }
    const icns = readFileSync(join(root, String(mac?.icon)))
    expect([icns.toString("latin1", 0, 4), icns.readUInt32BE(4)]).toEqual(["icns", icns.length])
  })
})

/** Electron marks its fuses with this text, the wire's version, its length, and a character for each. */
const sentinel = "dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX"
const binaryWith = (wire: string): Buffer =>
  Buffer.concat([
    Buffer.alloc(512, 7),
    Buffer.from(sentinel),
    Buffer.from([1, wire.length]),
    Buffer.from(wire),
  ])

describe("the fuses", () => {
  const wanted = {
    RunAsNode: false,
    EnableCookieEncryption: false,
    EnableNodeOptionsEnvironmentVariable: false,
    EnableNodeCliInspectArguments: false,
    EnableEmbeddedAsarIntegrityValidation: true,
    OnlyLoadAppFromAsar: true,
    LoadBrowserProcessSpecificV8Snapshot: false,
    GrantFileProtocolExtraPrivileges: false,
    WasmTrapHandlers: true,
  } satisfies Record<keyof typeof FuseV1Options, boolean>
  const names = Object.keys(wanted) as (keyof typeof FuseV1Options)[]

  let folder = ""
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "fuses-"))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const pack = async (wire: string): Promise<string> => {
    const file = fusedFile(folder, "linux", "lucilius")
    writeFileSync(file, binaryWith(wire))
    const packager = { config: await read(), appInfo: { productFilename: "Lucilius" } }
    const context = { appOutDir: folder, electronPlatformName: "linux", arch: Arch.x64, packager }
    await afterPack(context as unknown as AfterPackContext)
    return file
  }

  test("are nine, each with the value that was decided", () => {
    expect(names).toHaveLength(9)
    expect(names.map((name) => [name, fuses[FuseV1Options[name]]])).toEqual(Object.entries(wanted))
    expect(fuses.strictlyRequireAllFuses).toBe(true)
  })

  test("are flipped in the packed binary, whatever Electron's defaults were", async () => {
    for (const wire of ["1".repeat(9), "0".repeat(9), "101100101"]) {
      const flipped = await getCurrentFuseWire(await pack(wire))
      for (const name of names) {
        const state = wanted[name] ? FuseState.ENABLE : FuseState.DISABLE
        expect([name, flipped[FuseV1Options[name]]]).toEqual([name, state])
      }
    }
  })

  test("stop the packaging when Electron grows one that nobody has decided on", async () => {
    await expect(pack("1".repeat(10))).rejects.toThrow()
  })

  test("are looked for where each system keeps the binary", () => {
    expect(fusedFile("/out", "win32", "Lucilius")).toBe(join("/out", "Lucilius.exe"))
    expect(fusedFile("/out", "darwin", "Lucilius")).toBe(join("/out", "Lucilius.app"))
    expect(fusedFile("/out", "linux", "lucilius")).toBe(join("/out", "lucilius"))
  })
})
