import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { createAppHandler } from "../../../electron/main/app-protocol.ts"
import { readPagePath, servePageFile } from "../../../electron/main/page-files.ts"
import { guardHeaders } from "../../../electron/main/response-headers.ts"

let folder = ""
let root = ""
const script = "0123456789abcdef"

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "page-"))
  root = join(folder, "page")
  await mkdir(join(root, "assets"), { recursive: true })
  await writeFile(join(root, "index.html"), "<!doctype html>")
  await writeFile(join(root, "assets/index-Ab_1.js"), script)
  await writeFile(join(root, "assets/sums.wasm"), new Uint8Array([0, 97, 115, 109]))
  await writeFile(join(root, "assets/odd.exe"), "MZ")
  await writeFile(join(folder, "secret.txt"), "outside")
  await writeFile(join(root, ".hidden.txt"), "inside, not part of the page")
})

afterAll(() => rm(folder, { recursive: true }))

const get = (path: string, init?: RequestInit) => servePageFile(root, new Request(`app://main${path}`, init))

describe("serving the page's files", () => {
  test("gives each kind of file its media type", async () => {
    const types = [
      ["/", "text/html; charset=utf-8"],
      ["/index.html", "text/html; charset=utf-8"],
      ["/assets/index-Ab_1.js", "text/javascript; charset=utf-8"],
      ["/assets/sums.wasm", "application/wasm"],
    ] as const
    for (const [path, type] of types) {
      const response = await get(path)
      expect([path, response.status, response.headers.get("content-type")]).toEqual([path, 200, type])
    }
    expect(await (await get("/assets/index-Ab_1.js")).text()).toBe(script)
  })

  test("answers 404 for what is missing, a folder, or of no known kind", async () => {
    for (const path of [
      "/nothing.js",
      "/assets",
      "/index.html/x",
      "/assets/odd.exe",
      `/${"a".repeat(300)}.js`,
    ]) {
      expect([path, (await get(path)).status]).toEqual([path, 404])
    }
  })

  test("reaches nothing outside its folder, however the way out is written", async () => {
    const ways = [
      "/%2e%2e/secret.txt",
      "/assets/..%2f..%2fsecret.txt",
      "/..%2fsecret.txt",
      "/..%5csecret.txt",
      "/..\\secret.txt",
      "/%252e%252e%252fsecret.txt",
      "/assets/%2e%2e/%2e%2e/secret.txt",
      "/.%00./secret.txt",
      "/secret.txt%00.js",
      "/%2fetc/passwd",
      "//etc/passwd",
      "/C:/Windows/win.ini",
      "/C:%5cWindows%5cwin.ini",
      "/index.html::$DATA",
      "/.hidden.txt",
      "/assets/",
      "/%E0%A4%A",
      "/\u2024\u2024/secret.txt",
      "/...../secret.txt",
      "/~root/.ssh/id_rsa",
    ]
    for (const path of ways) {
      const response = await get(path)
      expect([path, [400, 404].includes(response.status)]).toEqual([path, true])
      expect(await response.text()).toBe("")
    }
  })

  test("never lets a separator, a NUL or a leading dot into a file name", () => {
    for (const pathname of [
      "/a%2fb",
      "/a%5cb",
      "/a%00",
      "/..",
      "/.",
      "/.a",
      "/a//b",
      "/%",
      "/a/",
      "/a b",
      "/a:b",
    ]) {
      expect([pathname, readPagePath(pathname)]).toEqual([pathname, { ok: false, refusal: "malformed" }])
    }
    expect(readPagePath("/assets/a-b.c_1@2.js")).toEqual({ ok: true, value: ["assets", "a-b.c_1@2.js"] })
  })

  test("refuses every method but GET and HEAD", async () => {
    for (const method of ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"]) {
      expect((await get("/", { method })).status).toBe(405)
    }
    const head = await get("/assets/index-Ab_1.js", { method: "HEAD" })
    expect([head.status, head.headers.get("content-length"), await head.text()]).toEqual([200, "16", ""])
  })

  test("serves byte ranges as RFC 9110 says", async () => {
    const cases = [
      ["bytes=0-3", 206, "0123", "bytes 0-3/16"],
      ["bytes=10-", 206, "abcdef", "bytes 10-15/16"],
      ["bytes=-2", 206, "ef", "bytes 14-15/16"],
      ["bytes=-99", 206, script, "bytes 0-15/16"],
      ["bytes=12-99", 206, "cdef", "bytes 12-15/16"],
      ["bytes=16-", 416, "", "bytes */16"],
      ["bytes=-0", 416, "", "bytes */16"],
      ["bytes=5-2", 200, script, null],
      ["bytes=0-1,4-5", 200, script, null],
      ["lines=1-2", 200, script, null],
      ["bytes=-", 200, script, null],
    ] as const
    for (const [range, status, body, contentRange] of cases) {
      const response = await get("/assets/index-Ab_1.js", { headers: { range } })
      const seen = [range, response.status, await response.text(), response.headers.get("content-range")]
      expect(seen).toEqual([range, status, body, contentRange])
    }
  })
})

describe("the protocol handler", () => {
  const vault = async (request: Request) => {
    if (request.url.endsWith("/broken")) throw new Error("disk gone")
    return new Response("sealed", { status: 201, headers: { "content-security-policy": "none at all" } })
  }
  const handle = (url: string, init?: RequestInit) => createAppHandler(root, vault)(new Request(url, init))

  test("puts every guard header on every answer: page, worker script, vault bytes and errors", async () => {
    const answers = [
      [200, await handle("app://main/")],
      [200, await handle("app://main/assets/index-Ab_1.js")],
      [206, await handle("app://main/assets/index-Ab_1.js", { headers: { range: "bytes=0-1" } })],
      [201, await handle("app://main/v/j")],
      [400, await handle("app://main/%00")],
      [403, await handle("app://other/")],
      [404, await handle("app://main/none.js")],
      [405, await handle("app://main/", { method: "POST" })],
      [416, await handle("app://main/assets/index-Ab_1.js", { headers: { range: "bytes=99-" } })],
      [500, await handle("app://main/v/broken")],
    ] as const
    for (const [status, response] of answers) {
      expect(response.status).toBe(status)
      for (const [name, value] of Object.entries(guardHeaders)) {
        expect([status, name, response.headers.get(name)]).toEqual([status, name, value])
      }
    }
  })

  test("hands the vault's paths to the vault and keeps its body and status", async () => {
    const response = await handle("app://main/v/j")
    expect([response.status, await response.text()]).toEqual([201, "sealed"])
  })

  test("does not take a path that only looks like the vault's", async () => {
    expect((await handle("app://main/v")).status).toBe(404)
    expect((await handle("app://main/%76/j")).status).toBe(404)
  })

  test("answers no other host, scheme or credential", async () => {
    for (const url of ["app://evil/", "app://main.evil/", "app://main:8080/", "other://main/"]) {
      expect([url, (await handle(url)).status]).toEqual([url, 403])
    }
  })
})
