import * as fc from "fast-check"
import { mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { recordForBar } from "../support/bar.ts"
import { testFolder } from "../support/vault-files/folder.ts"
import { outerFrame } from "../support/vault-files/frames.ts"
import { ownOrigin } from "../support/vault-files/own-request.ts"
import { lockedVault, testShell, testVault } from "../support/vault-files/test-shell.ts"
import { WatchedFiles } from "../support/vault-files/watched-files.ts"

const tries = process.env["BAR"] === "1" ? 20_000 : 1_500
const good = "0123456789abcdef0123456789abcdef"
const stores = ["f", "s", "sf"]
const goodNames: Readonly<Record<string, string>> = {
  f: good,
  s: "00000001.age",
  sf: `${good}.age`,
  out: "file",
}

/** Names that a path could be made of, and near misses of good ones. */
const badName = fc
  .oneof(
    fc.constantFrom(
      "..",
      ".",
      "",
      "../j",
      "../header",
      "../../places.json",
      "..\\j",
      "%2e%2e%2fj",
      "..%2Fj",
      "/etc/passwd",
      "C:\\x",
      `${good}/x`,
      `${good}\u0000`,
      `${good}.age/..`,
      `${good}\n`,
      ` ${good}`,
      good.toUpperCase(),
      `${good}0`,
      good.slice(1),
      "header",
      "j",
      "lock",
      "places.json",
      "identity.age~",
      "~",
      `~${"0".repeat(16)}-${"0".repeat(16)}`,
      "0000001.age",
      "00000001.AGE",
      "00000001.age.",
      "00000001.age ",
      "00000001.age:stream",
      "reader.html/",
      "con",
      "__proto__",
      "constructor",
    ),
    fc.string({ unit: "binary", maxLength: 40 }),
    fc.string({
      unit: fc.constantFrom(".", "/", "\\", "~", "%", "2", "e", "f", "0", "\u0000"),
      maxLength: 20,
    }),
  )
  .filter(
    (name) => !/^(?:[0-9a-f]{32}(?:\.age)?|[0-9]{8}\.age|identity\.age|reader\.html|file|f|s|sf)$/.test(name),
  )
const number = fc.oneof(
  fc.nat(),
  fc.constantFrom("-1", "1e3", "0x10", "1.5", "", " 1", "NaN", "99999999999999999999", "9007199254740991"),
)

describe("requests to the shell's stores", () => {
  it(`${tries} with other names, tokens, drafts and numbers reach nothing outside the folders that they are for`, async () => {
    const [appData, away] = [await testFolder(), await testFolder()]
    const files = new WatchedFiles()
    const shell = testShell(appData, files)
    const { folder, path } = await lockedVault(shell)
    await mkdir(join(away, "stick"))
    await mkdir(join(away, "out"))
    await writeFile(join(away, "canary"), "canary")
    await shell.places.changeVault(folder.ref, { snapshots: join(away, "stick") })
    const token = (await shell.handler.addTarget(join(away, "out", "Backup.age"))) ?? ""
    const bytes = outerFrame(testVault)
    const ask = async (method: string, address: string, body?: Uint8Array<ArrayBuffer>) => {
      const url = `${ownOrigin}/v/${address}`
      const request = new Request(url, {
        method,
        headers: { "x-v": "1" },
        ...(body === undefined ? {} : { body }),
      })
      const response = await shell.handler.handle(request)
      await response.arrayBuffer()
      return response.status
    }
    // The positive case: each store takes its own kind of name, all the way.
    for (const store of [...stores, "out"]) {
      const base = store === "out" ? `out/${token}` : `${folder.ref}/${store}`
      const name = goodNames[store] ?? ""
      expect(await ask("POST", `${base}/begin?name=${name}`)).toBe(200)
      const draft = store === "out" ? "file" : "0"
      expect(await ask("POST", `${base}/add?draft=${draft}&at=0`, bytes)).toBe(200)
      expect(await ask("POST", `${base}/finish?draft=${draft}&length=${bytes.length}`)).toBe(200)
      expect(await ask("GET", `${base}/read?name=${name}&from=0&to=9`)).toBe(200)
    }
    const before = await treeOf(appData, away)
    files.paths.clear()
    let accepted = 0
    const store = fc.constantFrom(...stores, "out")
    await fc.assert(
      fc.asyncProperty(store, badName, number, number, fc.nat(8), async (kind, name, from, to, what) => {
        const base = kind === "out" ? `out/${token}` : `${folder.ref}/${kind}`
        const [said, mine] = [encodeURIComponent(name), goodNames[kind] ?? ""]
        const asked: readonly (readonly [string, string])[] = [
          ["GET", `${base}/read?name=${said}&from=${from}&to=${to}`],
          ["POST", `${base}/begin?name=${said}&replaces`],
          ["DELETE", `${base}/file?name=${said}`],
          ["POST", `${base}/add?draft=${said}&at=${from}`],
          ["POST", `${base}/finish?draft=${said}&length=${to}`],
          ["GET", `out/${said}/read?name=file&from=0&to=9`],
          ["GET", `${said}/f/read?name=${mine}&from=0&to=9`],
          ["GET", `${folder.ref}/${said}/read?name=${mine}&from=0&to=9`],
          // The one that may be answered, where both numbers are good.
          ["GET", `${base}/read?name=${mine}&from=${from}&to=${to}`],
        ]
        const [method, address] = asked[what] ?? ["GET", ""]
        const status = await ask(method, address, method === "POST" && what === 3 ? bytes : undefined)
        if (what === 8) expect([200, 400]).toContain(status)
        else expect(status).toBeGreaterThanOrEqual(400)
        if (what !== 8 && status < 400) accepted += 1
      }),
      { numRuns: tries },
    )
    const own = [
      path,
      join(away, "stick"),
      join(away, "out"),
      join(appData, "v"),
      join(appData, "places.json"),
    ]
    const outside = [...files.paths].filter(
      (one) => !own.some((place) => one === place || one.startsWith(`${place}/`)),
    )
    expect(outside).toEqual([])
    expect(await treeOf(appData, away)).toEqual(before)
    expect(await readFile(join(away, "canary"), "utf8")).toBe("canary")
    recordForBar("22 files outside the target folder", { tried: tries, accepted, outside: outside.length })
  })
})

/** Every file below, but the lock with its heartbeat, with its length and the moment of its last change. */
async function treeOf(...roots: readonly string[]): Promise<readonly string[]> {
  const found: string[] = []
  for (const root of roots) {
    for (const name of (await readdir(root, { recursive: true })).toSorted()) {
      const { size, mtimeMs } = await stat(join(root, name))
      if (!name.endsWith("/lock")) found.push(`${name} ${size} ${mtimeMs}`)
    }
  }
  return found
}
