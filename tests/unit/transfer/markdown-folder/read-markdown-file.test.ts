import { Buffer } from "node:buffer"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { isEmptyDocument, toPlainText } from "../../../../src/documents/plain-text.ts"
import { readMarkdownFile } from "../../../../src/transfer/markdown-folder/read-markdown-file.ts"
import { must } from "../../../support/must.ts"

const read = (content: string | Uint8Array, path = "note.md") => must(readMarkdownFile({ path, content }))
const textOf = (content: string | Uint8Array, path?: string) => toPlainText(read(content, path).document)

describe("A Markdown file", () => {
  it("becomes a writing with what its front matter says", () => {
    const { document, ...rest } = read(
      "---\ntitle: First meeting\ndate: 2026-11-20\ntags: [ana, '#goals', ana]\ntype: Meeting\n---\n\nWe *met*.\n",
      "2026/first.md",
    )
    expect(rest).toEqual({
      foreignId: "2026/first.md",
      kind: "session",
      title: "First meeting",
      date: "2026-11-20",
      tags: ["ana", "goals"],
      leftOut: [],
    })
    expect(toPlainText(document)).toBe("We met.")
  })

  it("names what it cannot take, by the name that its author gave", () => {
    const file =
      "---\nAuthor: Seneca\ntype: poem\ndate: 2026-11-20 16:54\ntags: [a, [b]]\nx: {y: 1}\nempty:\n---\n![sea](sea.png) <kbd>K</kbd>"
    expect(read(file).leftOut).toEqual([
      { what: "front-matter-entry", name: "Author", count: 1 },
      { what: "front-matter-entry", name: "type", count: 1 },
      { what: "front-matter-entry", name: "tags", count: 1 },
      { what: "front-matter-entry", name: "x", count: 1 },
      { what: "time-of-day", count: 1 },
      { what: "image", count: 1 },
      { what: "html", count: 2 },
    ])
    expect(read(file).date).toBe("2026-11-20")
  })

  it("takes its title from the front matter, else from its first heading, else from its name", () => {
    expect(read("---\ntitle: A\n---\n# B\n\nText").title).toBe("A")
    expect(textOf("---\ntitle: A\n---\n# B\n\nText")).toBe("B\n\nText")
    expect(read("# B **c**\n\nText").title).toBe("B c")
    expect(textOf("# B **c**\n\nText")).toBe("Text")
    expect(read("---\ntitle: B\n---\n# B\n\nText").title).toBe("B")
    expect(textOf("---\ntitle: B\n---\n# B\n\nText")).toBe("Text")
    expect(read("Text\n\n# B").title).toBe("note")
    expect(textOf("Text\n\n# B")).toBe("Text\n\nB")
  })

  it("keeps a heading whose link no title can hold", () => {
    expect(read("# [B](https://b.example)").title).toBe("B")
    expect(JSON.stringify(read("# [B](https://b.example)").document)).toContain("https://b.example")
  })

  it("takes its day from the front matter, else from its name, else from when it says it was made", () => {
    const dayOf = (path: string, head = "") => read(`${head}Text`, path).date
    const made = "---\ncreated: 2019-05-01\n---\n"
    expect(dayOf("2026-11-20.md", "---\ndate: 2020-01-02\n---\n")).toBe("2020-01-02")
    expect(dayOf("2026-11-20.md", made)).toBe("2026-11-20")
    expect(read(`${made}Text`, "2026-11-20.md").leftOut).toEqual([
      { what: "front-matter-entry", name: "created", count: 1 },
    ])
    expect(dayOf("note.md", made)).toBe("2019-05-01")
    expect(dayOf("20261120 Ana.md")).toBe("2026-11-20")
    expect(dayOf("Ana 2026_11_20.md")).toBe("2026-11-20")
    expect(dayOf("202611200930.md")).toBe("2026-11-20")
    expect(dayOf("2026-02-30.md")).toBeUndefined()
    expect(dayOf("4915112345678.md")).toBeUndefined()
    expect(dayOf("note.md")).toBeUndefined()
  })

  it("leaves the day out of a title that its name gives, and nothing else", () => {
    expect(read("", "2026-11-20 Lunch with Ana.md").title).toBe("Lunch with Ana")
    expect(read("", "Lunch, 2026-11-20.md").title).toBe("Lunch")
    expect(read("", "2026-11-20.md").title).toBe("2026-11-20")
    expect(read("", "202611200930 Ana.md").title).toBe("202611200930 Ana")
    expect(read("---\ndate: 2020-01-02\n---\n", "2026-11-20 Ana.md").title).toBe("2026-11-20 Ana")
  })

  it("reads tags from a list or between commas", () => {
    expect(read("---\ntags: one, two,three\n---\n").tags).toEqual(["one", "two", "three"])
    expect(read("---\nTags:\n  - one\n  - 002\n---\n").tags).toEqual(["one", "002"])
  })

  it("says where a comment in its front matter was left out", () => {
    const { tags, leftOut } = read("---\n# for Ana\ntags: one, #two,three\n---\n")
    expect(tags).toEqual(["one"])
    expect(leftOut).toEqual([{ what: "front-matter-comment", count: 2 }])
  })

  it("reads every way in which text is usually kept", () => {
    const text = "# Müller — “café”\n\nZwei\nZeilen"
    const ways = [
      Buffer.from(text),
      Buffer.from(`\uFEFF${text}`),
      Buffer.from(text.replaceAll("\n", "\r\n")),
      Buffer.from(text.replaceAll("\n", "\r")),
      Buffer.from(`\uFEFF${text}`, "utf16le"),
      Buffer.from(`\uFEFF${text}`, "utf16le").swap16(),
      Buffer.from(
        Array.from(text, (letter) => letter).map(
          (letter) => ({ "—": 0x97, "“": 0x93, "”": 0x94 })[letter] ?? letter.charCodeAt(0),
        ),
      ),
    ]
    for (const bytes of ways) {
      expect(read(new Uint8Array(bytes)).title).toBe("Müller — “café”")
      expect(textOf(new Uint8Array(bytes))).toBe("Zwei\nZeilen")
    }
  })

  it("may be empty", () => {
    for (const content of ["", "\n\n", "---\ntitle: x\n---\n", "# x"])
      expect(isEmptyDocument(read(content).document)).toBe(true)
  })

  it("keeps front matter that cannot be read as a text of its own, and says so", () => {
    const { document, leftOut, title } = read("---\ntitle: Re: lunch\n---\n# Lunch\n\nText")
    expect(toPlainText(document)).toBe("title: Re: lunch\n\nText")
    expect(title).toBe("Lunch")
    expect(leftOut).toEqual([{ what: "unread-front-matter", count: 1 }])
  })

  it("takes a rule at its head for a rule", () => {
    expect(textOf("---\nA *word* :)\n---\nText")).toContain("A word :)")
    expect(read("---\nA *word* :)\n---\nText").leftOut).toEqual([])
  })

  it("comes to no harm by keys of the language, deep nesting and aliases that multiply", () => {
    const laughs = [
      "a: &a [x, x]",
      ..."bcdefghijk"
        .split("")
        .map((name, at) => `${name}: &${name} [${Array(9).fill(`*${"abcdefghij"[at]}`).join(",")}]`),
    ]
    const bomb = read(`---\ntitle: T\n${laughs.join("\n")}\n---\nText`)
    expect(bomb.title).toBe("T")
    expect(bomb.leftOut).toHaveLength(11)
    const keys = read("---\n__proto__: {polluted: yes}\nconstructor: x\ntitle: T\n---\nText")
    expect(keys.leftOut.map(({ name }) => name)).toEqual(["__proto__", "constructor"])
    expect(Reflect.get({}, "polluted")).toBeUndefined()
    for (const deep of ["[", "{", "- ", "? "])
      expect(read(`---\ntitle: ${deep.repeat(10_000)}\n---\nText`).leftOut).toEqual([
        { what: "unread-front-matter", count: 1 },
      ])
    expect(read(`---\ntitle: T\nx: ${"y".repeat(40_000)}\n---\nText`).leftOut).toEqual([
      { what: "unread-front-matter", count: 1 },
    ])
  })

  it("is read as plain text where it is nested too deep for a document", () => {
    const { document, leftOut } = read("> ".repeat(400) + "word")
    expect(leftOut).toEqual([{ what: "formatting", count: 1 }])
    expect(toPlainText(document)).toContain("word")
  })

  it("of plain text keeps its lines and takes no mark for formatting", () => {
    expect(textOf("# no heading\n*x*\n\n\nsecond", "a.txt")).toBe("# no heading\n*x*\n\nsecond")
    expect(read("# no heading", "a.txt").title).toBe("a")
  })

  it("is refused by name where it is not to be read", () => {
    const refusal = (path: string, content: string | Uint8Array = "x") => {
      const result = readMarkdownFile({ path, content })
      return result.ok ? "read" : result.refusal
    }
    expect(refusal("a/b.MD")).toBe("read")
    expect(refusal(".obsidian/a.md")).toBe("hidden")
    expect(refusal("a/.b.md")).toBe("hidden")
    expect(refusal("a/b.png")).toBe("other-kind")
    for (const path of [
      "",
      "/a.md",
      "../a.md",
      "a/../b.md",
      "C:\\a.md",
      "a//b.md",
      "a\nb.md",
      `${"a".repeat(1000)}.md`,
    ])
      expect(["invalid-path", "hidden"]).toContain(refusal(path))
    expect(refusal("a.md", new Uint8Array(4 * 1024 * 1024 + 1))).toBe("too-large")
    expect(refusal("a.md", "a\0b")).toBe("not-text")
  })

  it("has the same foreign id however the system writes its path", () => {
    const ids = ["a/ü.md", "a\\ü.md", "./a/ü.md", "a/u\u0308.md"].map((path) => read("x", path).foreignId)
    expect(new Set(ids)).toEqual(new Set(["a/ü.md"]))
  })

  it("never makes the reader throw, whatever its bytes are", () => {
    const mark = fc.constantFrom(
      "---\n",
      "title: ",
      "tags: [",
      "- ",
      "&a ",
      "*a ",
      "# ",
      "\n",
      "\r",
      '"',
      "{",
      "> ",
      "|",
      "\uFEFF",
      "x",
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 200 }),
          fc.array(mark, { maxLength: 60 }).map((parts) => parts.join("")),
        ),
        (content) => typeof readMarkdownFile({ path: "a.md", content }).ok === "boolean",
      ),
      { numRuns: 3000 },
    )
  })

  it("comes through with marks that open and never close, by the thousand", () => {
    for (const piece of ["[", "![", "*a", "_a ", "`a", "<", "> ", "[a](", "|", "- "])
      expect(readMarkdownFile({ path: "a.md", content: piece.repeat(4000) }).ok).toBe(true)
  })
})
