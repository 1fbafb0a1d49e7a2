import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join, resolve } from "node:path"
import { describe, expect, it } from "vitest"
import { toPlainText } from "../../../../src/documents/plain-text.ts"
import { readMarkdownFile } from "../../../../src/transfer/markdown-folder/read-markdown-file.ts"
import { sortFiles } from "../../../../src/transfer/markdown-folder/sort-files.ts"
import { must } from "../../../support/must.ts"

const data = resolve(import.meta.dirname, "../../../../../shared/data")
const letters = join(data, "letters")
const journals = join(data, "journals")
if (!existsSync(letters)) console.log("Skipped: the letters are not at hand.")
if (!existsSync(journals)) console.log("Skipped: the journals are not at hand.")

const wordsOf = (text: string) => text.match(/[\p{L}\p{N}]+/gu) ?? []

describe.skipIf(!existsSync(letters))("The letters of a mentor", () => {
  it("come in with their titles, every word, and the names of what has no place", () => {
    const { writings, others, hidden } = must(sortFiles(readdirSync(letters)))
    let words = 0
    const leftOut = new Map<string, number>()
    for (const path of writings) {
      const source = readFileSync(join(letters, path), "utf8")
      const body = source.replace(/^---\n[\s\S]*?\n---\n/, "")
      const writing = must(
        readMarkdownFile({ path, content: new Uint8Array(readFileSync(join(letters, path))) }),
      )
      expect(wordsOf(toPlainText(writing.document))).toEqual(wordsOf(body))
      expect(writing.title).toBe(/^title: "(.*)"$/m.exec(source)?.[1])
      expect(writing.foreignId).toBe(path)
      for (const { what, name, count } of writing.leftOut) {
        const key = name ?? what
        leftOut.set(key, (leftOut.get(key) ?? 0) + count)
      }
      words += wordsOf(body).length
    }
    console.log(
      `Letters: ${writings.length}, words kept: ${words}, left out: ${JSON.stringify([...leftOut])}`,
    )
    expect({ letters: writings.length, others, hidden }).toEqual({ letters: 124, others: [], hidden: 0 })
    expect(words).toBeGreaterThan(200_000)
    expect([...leftOut]).toEqual(["number", "author", "translator", "source"].map((name) => [name, 124]))
  })
})

describe.skipIf(!existsSync(journals))("Notes that other programs wrote", () => {
  it("lose no word of their text", () => {
    const folders = [
      "joplin-md-frontmatter",
      "markdown",
      "obsidian-md",
      "dayone-richtext",
      "joplin-raw",
      "dayone-txt",
    ]
    const files = folders.flatMap((folder) =>
      readdirSync(join(journals, folder)).map((name) => `${folder}/${name}`),
    )
    for (const path of must(sortFiles(files)).writings) {
      const source = readFileSync(join(journals, path), "utf8").replace(/^\uFEFF/, "")
      const { document, title, leftOut } = must(readMarkdownFile({ path, content: source }))
      const kept = new Set(wordsOf(`${title}\n${toPlainText(document)}\n${JSON.stringify(document)}`))
      const body = source.replace(/^---\n(?:[\w?]+:.*\n|[ -].*\n)*---\n/, "")
      // A picture's address, a link's title and the numbers of a list are not words of the text.
      const lost = wordsOf(body.replace(/\]\([^)]*\)|\]\[[^\]]*\]|^\s*\d+\.|^\[.*\]: .*$/gm, "")).filter(
        (word) => !kept.has(word),
      )
      expect({ path, lost }).toEqual({ path, lost: [] })
      expect(leftOut.filter(({ what }) => what === "unread-front-matter")).toEqual([])
    }
  })

  it("bring their titles, tags and days", () => {
    const read = (path: string) => {
      const { title, tags, date } = must(
        readMarkdownFile({ path, content: new Uint8Array(readFileSync(join(journals, path))) }),
      )
      return { title, tags, date }
    }
    expect(read("joplin-md-frontmatter/full.md")).toEqual({
      title: "Test Note Title",
      tags: ["Joplin", "nOte", "pencil"],
      date: "2019-05-01",
    })
    expect(read("joplin-md-frontmatter/inline_tags.md")).toMatchObject({
      title: "Inline Tags",
      tags: ["inline", "tag"],
    })
    expect(read("joplin-md-frontmatter/numbers.md").title).toBe("001")
    expect(read("joplin-md-frontmatter/note_with_byte_order_mark.md").tags).toEqual(["tag1", "tag2"])
    expect(read("markdown/notesnook-md-with-frontmatter.md")).toEqual({
      title: "A beautiful morning",
      tags: ["wonderful", "journal"],
      date: "2013-06-06",
    })
    expect(read("markdown/notesnook-test2.md").title).toBe("notesnook-test2")
  })
})
