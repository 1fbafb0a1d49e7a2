import { mkdtemp, readdir, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { chromium } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { installedBrowser } from "../../../../electron/launch/find-runtime.mjs"
import { type Scan, scanForCanaries } from "../../../support/thief/canary-scan.ts"
import { isTable, logRecords } from "../../../support/thief/level-db.ts"

const browser = installedBrowser()

/** Planted by a page in a real profile; `asKey` as a key, the others as values of growing size. */
const canaries = [
  { name: "short value", text: "kestrel-short-value" },
  { name: "value across log blocks", text: "kestrel-across-the-blocks" },
  { name: "repeated value", text: "kestrel-in-compressed-value" },
  { name: "key", text: "kestrel-as-a-key-\u00e4\u6f22" },
  { name: "file of its own", text: "kestrel-in-a-file-of-its-own" },
  { name: "spread over pages", text: "kestrel-spread-over-pages" },
]

for (const backend of ["LevelDB", "SQLite"] as const) {
  describe.skipIf(browser === undefined)(
    `The scan of a real browser profile with IndexedDB in ${backend}`,
    () => {
      let profile = ""
      let scan: Scan = { hits: [], files: 0, bytes: 0, layers: 0 }

      beforeAll(async () => {
        profile = await mkdtemp(join(tmpdir(), "thief-profile-"))
        await plant(profile, backend)
        scan = await scanForCanaries({ folders: [profile], canaries })
      })
      afterAll(() => rm(profile, { recursive: true }))

      it("looks into every store and finds each planted text", () => {
        expect(scan.files).toBeGreaterThan(20)
        const found = new Set(scan.hits.map((hit) => hit.canary))
        expect(canaries.map((canary) => canary.name).filter((name) => !found.has(name))).toEqual([])
      })

      it("finds the values that the browser compressed, inside the compression", () => {
        const inside = scan.hits.filter((hit) => hit.canary === "repeated value").map((hit) => hit.inside)
        expect(inside.some((path) => path.includes(backend === "LevelDB" ? "snappy" : "zstd"))).toBe(true)
      })

      it.runIf(backend === "LevelDB")(
        "finds them inside table files, as the database compacts its log into them",
        async () => {
          const tables = scan.hits.filter((hit) => hit.file.endsWith(".ldb"))
          expect(tables.some((hit) => hit.inside.includes("table block"))).toBe(true)
          expect(tables.some((hit) => hit.inside.includes("table keys"))).toBe(true)
          const table = tables[0]
          expect(table !== undefined && isTable(await readFile(table.file))).toBe(true)
        },
      )

      it.runIf(backend === "LevelDB")("joins the records of a log that are cut at its blocks", async () => {
        const folder = join(profile, "Default/IndexedDB/https_planted.localhost_0.indexeddb.leveldb")
        const logs = (await readdir(folder)).filter((name) => name.endsWith(".log"))
        const records = (await Promise.all(logs.map((name) => readFile(join(folder, name))))).flatMap(
          logRecords,
        )
        expect(records.length).toBeGreaterThan(0)
      })

      it.runIf(backend === "SQLite")("joins what lies on overflow pages", () => {
        const spread = scan.hits.filter((hit) => hit.canary === "spread over pages")
        expect(spread.filter((hit) => hit.inside.includes("overflow chain")).length).toBeGreaterThanOrEqual(8)
        expect(spread.some((hit) => hit.inside.includes("page chain"))).toBe(true)
      })
    },
  )
}

async function plant(profile: string, backend: "LevelDB" | "SQLite"): Promise<void> {
  const context = await chromium.launchPersistentContext(profile, {
    ...(browser === undefined ? {} : { executablePath: browser }),
    headless: true,
    chromiumSandbox: process.getuid?.() !== 0,
    args: backend === "SQLite" ? ["--enable-features=IdbSqliteBackingStore"] : [],
  })
  try {
    const page = context.pages()[0] ?? (await context.newPage())
    await page.route("**/*", (route) => route.fulfill({ contentType: "text/html", body: "<title>x</title>" }))
    await page.goto("https://planted.localhost/")
    // LevelDB writes its first table after 4 MB.
    await page.evaluate(plantInPage, backend === "LevelDB" ? 75 : 2)
  } finally {
    await context.close()
  }
}

/** Runs in the page. */
async function plantInPage(noisyRows: number): Promise<void> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open("planted", 1)
    request.addEventListener("upgradeneeded", () => request.result.createObjectStore("rows"))
    request.addEventListener("success", () => resolve(request.result))
    request.addEventListener("error", () => reject(request.error ?? new Error("open")))
  })
  const put = (key: string, value: unknown) =>
    new Promise<void>((resolve, reject) => {
      const transaction = database.transaction("rows", "readwrite", { durability: "strict" })
      transaction.objectStore("rows").put(value, key)
      transaction.addEventListener("complete", () => resolve())
      transaction.addEventListener("abort", () => reject(transaction.error ?? new Error("put")))
    })
  const between = (text: string, length: number) => {
    const bytes = new Uint8Array(length)
    for (let at = 0; at < length; at += 50_000) crypto.getRandomValues(bytes.subarray(at, at + 50_000))
    bytes.set(new TextEncoder().encode(text), length / 2)
    return bytes
  }
  await put("short", "kestrel-short-value")
  await put("kestrel-as-a-key-\u00e4\u6f22", 1)
  const repeated = "a letter; ".repeat(200) + "kestrel-in-compressed-value; a letter; ".repeat(3)
  for (let n = 0; n < 9; n++) await put(`repeated ${n}`, repeated)
  await put("repeated and long", repeated.repeat(50))
  await put("own file", between("kestrel-in-a-file-of-its-own", 100_000))
  for (let n = 0; n < 12; n++) await put(`spread ${n}`, between("kestrel-spread-over-pages", 20_000))
  for (let n = 0; n < noisyRows; n++) await put(`noise ${n}`, between("kestrel-across-the-blocks", 60_000))
  database.close()
}
