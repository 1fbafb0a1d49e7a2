import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join, resolve } from "node:path"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { DocumentNode, JournalDocument } from "../../../src/documents/document.ts"
import { fromMarkdown, type MarkdownOptions } from "../../../src/documents/markdown/from-markdown.ts"
import { toMarkdown } from "../../../src/documents/markdown/to-markdown.ts"
import { toPlainText } from "../../../src/documents/plain-text.ts"
import { arbitraryDocument } from "../../support/arbitrary-documents.ts"
import { must } from "../../support/must.ts"
import { sampleDocument } from "../../support/sample-document.ts"

const read = (markdown: string, options?: MarkdownOptions) => must(fromMarkdown(markdown, options))
const documentOf = (...content: DocumentNode[]) => ({ type: "doc", content }) as unknown as JournalDocument
const paragraph = (...content: DocumentNode[]): DocumentNode => ({ type: "paragraph", content })
const text = (value: string, ...marks: NonNullable<DocumentNode["marks"]>): DocumentNode =>
  marks.length === 0 ? { type: "text", text: value } : { type: "text", text: value, marks }

const expected = `# A year with Ana

Plain, **bold**, *italic*, ~~struck~~, <u>underlined</u>, <mark>highlighted</mark>, \`code\` and [a link](https://example.org/).\\
With @Ana Duarte

## Lists

- one
  - inner
- two

3. third

- [x] done
- [ ] open

### Set apart

> Nothing is ours, except time.

\`\`\`ts
const a = 1

const b = 2
\`\`\`

---

| When  | What          |
| ----- | ------------- |
| March | First meeting |

#### Last

Centred
`

describe("Markdown of a document", () => {
  it("is what a person would have written", () => expect(toMarkdown(sampleDocument)).toBe(expected))

  it("comes back as the same document, but for the name's id and the alignment", () => {
    const json = JSON.stringify(sampleDocument.content)
      .replace(
        /,\{"type":"text","text":"With "\},\{"type":"mention"[^}]*\}\}/,
        ',{"type":"text","text":"With @Ana Duarte"}',
      )
      .replace('"attrs":{"textAlign":"center"},', "")
    expect(read(toMarkdown(sampleDocument)).document.content).toEqual(JSON.parse(json))
  })

  it("is stable: what came back once comes back the same for ever", () => {
    fc.assert(
      fc.property(arbitraryDocument, (document) => {
        const once = read(toMarkdown(document)).document
        expect(read(toMarkdown(once)).document).toEqual(once)
      }),
      { numRuns: 150 },
    )
  })

  it("loses no letter on its way out and back", () => {
    fc.assert(
      fc.property(arbitraryDocument, (document) => {
        const back = toPlainText(read(toMarkdown(document)).document)
        let at = 0
        for (const letter of toPlainText(document).match(/[\p{L}\p{N}]/gu) ?? []) {
          at = back.indexOf(letter, at) + 1
          if (at === 0) return false
        }
        return true
      }),
      { numRuns: 150 },
    )
  })

  it("never holds a link that may not be opened, though its target can still be read", () => {
    const markdown = toMarkdown(
      documentOf(paragraph(text("press", { type: "link", attrs: { href: "javascript:alert(1)" } }))),
    )
    expect(markdown).toBe("press (`javascript:alert(1)`)\n")
    expect(JSON.stringify(read(markdown).document)).not.toContain("link")
  })

  it("escapes what would be read as something else", () => {
    for (const tricky of [
      "# x",
      "- x",
      "1. x",
      "> x",
      "*x*",
      "<script>x</script>",
      "[a](b)",
      "a | b",
      "---",
      "`x`",
      "![a](b)",
      "~~x~~",
      "<u>x</u>",
    ]) {
      const document = documentOf(paragraph(text(tricky)))
      expect(read(toMarkdown(document)).document).toEqual(document)
    }
  })

  it("writes a table without a head with an empty one, and reads it so", () => {
    const row = (...cells: string[]): DocumentNode => ({
      type: "tableRow",
      content: cells.map((cell) => ({ type: "tableCell", content: [paragraph(text(cell))] })),
    })
    const document = documentOf({ type: "table", content: [row("a|b", "c"), row("d", "e")] })
    expect(read(toMarkdown(document)).document).toEqual(document)
  })
})

describe("Reading Markdown", () => {
  it("names pictures, link titles and HTML, and keeps their words", () => {
    const { document, leftOut } = read(
      'Before ![the harbour](sea.png) [x](https://a.example "T") <kbd>K</kbd>\n\n<div>\nblock\n</div>',
    )
    expect(toPlainText(document)).toBe("Before the harbour x <kbd>K</kbd>\n\n<div>\nblock\n</div>")
    expect(leftOut).toEqual([
      { kind: "image", detail: "sea.png" },
      { kind: "link-title", detail: "T" },
      { kind: "html", detail: "<kbd>" },
      { kind: "html", detail: "</kbd>" },
      { kind: "html", detail: "<div>\nblock\n</div>" },
    ])
  })

  it("keeps footnotes, even those of one word and those that nobody points to", () => {
    const { document } = read("Text[^1] and more.\n\n[^1]: note\n[^unused]: Another *one*.\n")
    expect(toPlainText(document)).toBe("Text[^1] and more.\n\n[^1]: note\n\n[^unused]: Another one.")
  })

  it("keeps a script as the text it is", () => {
    const { document } = read(
      "<script>alert(1)</script>\n\n<img src=x onerror=alert(1)>\n\n[x](javascript:alert(1))",
    )
    expect(toPlainText(document)).toContain("<script>alert(1)</script>")
    expect(toPlainText(document)).toContain("<img src=x onerror=alert(1)>")
  })

  it("takes a line end for a blank, or for a line of its own", () => {
    const verse = "Still alien is whatever you have gained\nBy coveting."
    expect(toPlainText(read(verse).document)).toBe("Still alien is whatever you have gained By coveting.")
    expect(toPlainText(read(verse, { lineEnds: "break" }).document)).toBe(verse)
  })

  it("parts a list of tasks and plain items, and keeps the count", () => {
    const { document } = read("1. a\n2. [ ] b\n3. c")
    expect(document.content?.map(({ type, attrs }) => [type, attrs?.["start"]])).toEqual([
      ["orderedList", undefined],
      ["taskList", undefined],
      ["orderedList", 3],
    ])
  })

  it("refuses what is nested too deep to be edited, and does not run out of stack", () => {
    expect(fromMarkdown("> ".repeat(400) + "x")).toMatchObject({ ok: false, refusal: { reason: "too-deep" } })
  })

  it("never throws, whatever the text is", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(..."#*_-+>`[]()!|\\<>&~=:1. \n\tab".split("")) }),
        (markdown) => typeof fromMarkdown(markdown).ok === "boolean",
      ),
      { numRuns: 2000 },
    )
  })
})

const data = resolve(import.meta.dirname, "../../../../shared/data")
const letters = join(data, "letters")

describe.skipIf(!existsSync(letters))("The letters of a mentor", () => {
  it("keep every word, to a document, to Markdown and back", () => {
    const files = readdirSync(letters).filter((name) => name.endsWith(".md"))
    let words = 0
    for (const file of files) {
      const body = readFileSync(join(letters, file), "utf8").replace(/^---\n[\s\S]*?\n---\n/, "")
      const { document, leftOut } = read(body)
      const wordsOf = (of: string) => of.match(/[\p{L}\p{N}]+/gu) ?? []
      expect(wordsOf(toPlainText(document))).toEqual(wordsOf(body))
      expect(read(toMarkdown(document)).document).toEqual(document)
      expect(leftOut).toEqual([])
      words += wordsOf(body).length
    }
    expect(files).toHaveLength(124)
    expect(words).toBeGreaterThan(200_000)
  })
})
