import { execFileSync } from "node:child_process"
import { randomBytes } from "node:crypto"
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { deflateRawSync, deflateSync, gzipSync, constants } from "node:zlib"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { type Hit, scanForCanaries } from "../../../support/thief/canary-scan.ts"

const canary = { name: "title", text: "Kestrel over Gräfenberg" }
const utf8 = Buffer.from(canary.text)
const noise = () => randomBytes(700)

let folder = ""
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "thief-"))
})
afterEach(() => rm(folder, { recursive: true }))

async function hitsFor(content: Uint8Array, name = "planted"): Promise<readonly Hit[]> {
  await writeFile(join(folder, name), content)
  return (await scanForCanaries({ folders: [folder], canaries: [canary] })).hits
}

describe("The scan for canaries", () => {
  it("finds nothing in 2 MB of random bytes and of text", async () => {
    await writeFile(join(folder, "random"), randomBytes(1_000_000))
    await writeFile(join(folder, "text"), "Kestrels fly over other mountains. ".repeat(30_000))
    const scan = await scanForCanaries({ folders: [folder], canaries: [canary] })
    expect(scan.hits).toEqual([])
    expect(scan.files).toBe(2)
    expect(scan.bytes).toBeGreaterThan(2_000_000)
  })

  const plain: readonly (readonly [string, Buffer])[] = [
    ["utf-8", utf8],
    ["utf-16le", Buffer.from(canary.text, "utf16le")],
    ["utf-16be", Buffer.from(canary.text, "utf16le").swap16()],
    ["latin-1", Buffer.from(canary.text, "latin1")],
    ["hex", Buffer.from(utf8.toString("hex"))],
    ["HEX", Buffer.from(utf8.toString("hex").toUpperCase())],
    ["hex of utf-16le", Buffer.from(Buffer.from(canary.text, "utf16le").toString("hex"))],
    ["percent", Buffer.from(encodeURIComponent(canary.text))],
    ["form", Buffer.from(new URLSearchParams({ q: canary.text }).toString())],
    ["json escapes", Buffer.from('{"title":"Kestrel over Gr\\u00e4fenberg"}')],
  ]
  it.each(plain)("finds a text in %s and says where", async (encoding, planted) => {
    const before = noise()
    const hits = await hitsFor(Buffer.concat([before, planted, noise()]))
    const own = hits.filter((hit) => hit.inside === "" && hit.encoding === encoding)
    expect(own).toHaveLength(1)
    expect(own[0]?.file).toBe(join(folder, "planted"))
    expect(own[0]?.offset).toBe(
      before.length +
        Math.max(0, planted.indexOf("Kestrel+over") > 0 ? 2 : planted.indexOf("Kestrel over Gr\\u")),
    )
  })

  for (const skipped of [0, 1, 2]) {
    for (const form of ["base64", "base64url"] as const) {
      it(`finds a text in ${form} that begins ${skipped} bytes into a group`, async () => {
        const wrapped = Buffer.concat([Buffer.from("xyz?>".slice(0, skipped)), utf8, Buffer.from("?>?>")])
        const hits = await hitsFor(Buffer.from(`--${wrapped.toString(form)}--`))
        expect(hits.some((hit) => hit.inside === "" && hit.encoding.startsWith("base64"))).toBe(true)
      })
    }
  }

  it("finds base64 that is told apart from base64url by a character of its own", async () => {
    const marked = { name: "marked", text: "subjects?>>>of~~~a~~~letter" }
    for (const form of ["base64", "base64url"] as const) {
      await writeFile(join(folder, "planted"), Buffer.from(marked.text).toString(form))
      const { hits } = await scanForCanaries({ folders: [folder], canaries: [marked] })
      expect(hits.filter((hit) => hit.inside === "").map((hit) => hit.encoding)).toEqual([`${form}+0`])
    }
  })

  const text = Buffer.from(
    `a letter about mountains and letters, mountains; ${canary.text}; letters, mountains. `.repeat(3),
  )
  const compressed: readonly (readonly [string, Buffer])[] = [
    ["gzip", gzipSync(text)],
    ["gzip", gzipSync(text, { level: 1 })],
    ["zlib", deflateSync(text)],
    ["zlib", deflateSync(text, { strategy: constants.Z_FIXED })],
    ["deflate", deflateRawSync(text)],
    ["deflate", deflateRawSync(text, { strategy: constants.Z_FIXED })],
    ["deflate", deflateRawSync(text, { strategy: constants.Z_HUFFMAN_ONLY })],
  ]
  it.each(compressed)(
    "finds a text in a %s member between other bytes, also without its end",
    async (kind, member) => {
      expect(member.includes(utf8)).toBe(false)
      const whole = await hitsFor(Buffer.concat([noise(), member, noise()]))
      expect(whole.some((hit) => hit.inside.includes(kind))).toBe(true)
      const cut = await hitsFor(Buffer.concat([noise(), member.subarray(0, member.length - 6)]))
      expect(cut.some((hit) => hit.inside.includes(kind))).toBe(true)
    },
  )

  it("finds a text in a gzip file that carries a name, a comment and extra fields", async () => {
    const body = gzipSync(text).subarray(10)
    const header = Buffer.from([0x1f, 0x8b, 8, 4 | 8 | 16, 0, 0, 0, 0, 0, 3, 3, 0, 1, 2, 3])
    const member = Buffer.concat([header, Buffer.from("name\0comment\0"), body])
    expect((await hitsFor(member)).some((hit) => hit.inside.includes("gzip@"))).toBe(true)
  })

  const frame = zstdOf(text)
  it.skipIf(frame === null)("finds a text in a zstd frame", async () => {
    if (frame === null) return
    expect(frame.includes(utf8)).toBe(false)
    const hits = await hitsFor(Buffer.concat([noise(), frame, noise()]))
    expect(hits.some((hit) => hit.inside.includes("zstd"))).toBe(true)
  })

  it("finds a text that is compressed twice and then written as base64 lines", async () => {
    const lines = gzipSync(gzipSync(text)).toString("base64").replaceAll(/.{64}/g, "$&\n")
    const hits = await hitsFor(Buffer.from(`-----BEGIN-----\n${lines}\n-----END-----\n`))
    expect(hits.map((hit) => hit.inside.replaceAll(/@\d+/g, ""))).toContain(" > base64 > gzip > gzip")
  })

  it("finds a text in the name of a file, of a hidden folder, and in a link's target", async () => {
    await mkdir(join(folder, `.${canary.text}`))
    await writeFile(join(folder, `${canary.text}.tmp`), "")
    await symlink(`nowhere/${canary.text}`, join(folder, "link"))
    const { hits } = await scanForCanaries({ folders: [folder], canaries: [canary] })
    expect(
      hits
        .map((hit) => [hit.file.slice(folder.length + 1), hit.inside])
        .toSorted((a, b) => String(a[0]).localeCompare(String(b[0]))),
    ).toEqual([
      [`.${canary.text}`, "name"],
      [`${canary.text}.tmp`, "name"],
      ["link", ""],
    ])
  })

  it("finds a text in another case when asked to", async () => {
    await writeFile(join(folder, "index"), "KESTREL OVER")
    const lower = { name: "lower", text: "kestrel over" }
    expect((await scanForCanaries({ folders: [folder], canaries: [lower] })).hits).toHaveLength(0)
    expect(
      (await scanForCanaries({ folders: [folder], canaries: [lower], foldCase: true })).hits,
    ).toHaveLength(1)
  })

  it("finds three words of a sheet in their order, whatever stands between them, and no fewer", async () => {
    const wordLists = [{ name: "sheet", words: ["abandon", "zoo", "kestrel", "letter", "mountain"] }]
    const scan = async (content: string | Buffer) => {
      await writeFile(join(folder, "planted"), content)
      return (await scanForCanaries({ folders: [folder], canaries: [], wordLists })).hits.length
    }
    expect(await scan('["zoo","kestrel","letter"]')).toBe(1)
    expect(await scan("3. kestrel\n4. letter\n5. mountain\n")).toBe(1)
    expect(await scan(Buffer.from("abandon zoo kestrel letter", "utf16le"))).toBe(2)
    expect(
      await scan("abandon kestrel letter, and far away in the text at last a mountain; zoo abandon"),
    ).toBe(0)
  })
})

function zstdOf(bytes: Buffer): Buffer | null {
  try {
    return execFileSync("zstd", ["-19", "-c"], { input: bytes, stdio: ["pipe", "pipe", "ignore"] })
  } catch {
    return null
  }
}
