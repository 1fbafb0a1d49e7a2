import { beforeAll, describe, expect, it } from "vitest"
import { toPlainText } from "../../../../src/documents/plain-text.ts"
import type { JournalDocument } from "../../../../src/documents/document.ts"
import { fileOf, imported, importsOf, silent } from "../../../support/import-files.ts"
import { must } from "../../../support/must.ts"
import { OpenRecords } from "../../../support/open-records.ts"
import { startCrypto } from "../../../support/test-vault.ts"

beforeAll(startCrypto)

const lunch =
  "---\ntitle: Lunch with Ana\ndate: 2024-05-06\ntags: [growth, ana]\nmood: calm\n---\nWe spoke of *room*."
const folder = [
  fileOf("Notes/lunch.md", lunch),
  fileOf("Notes/meetings/2024-06-01 Review.md", "---\ntype: meeting\n---\nHow it went."),
  fileOf("Notes/undated.txt", "No day stands here."),
  fileOf("Notes/picture.png", "none"),
  fileOf("Notes/.obsidian/app.json", "{}"),
]

describe("a folder of Markdown", () => {
  it("is shown before anything of it is made: what will be, and what is left out by its name", async () => {
    const open = await OpenRecords.inNewVault()
    const imports = importsOf(open)
    const before = open.storage.records.size
    const preview = must(await imports.preview("markdown", folder, silent))
    expect(preview.willMake).toEqual({
      notes: 2,
      sessions: 1,
      contacts: 0,
      organisations: 0,
      words: 11,
      channels: 0,
    })
    expect(preview.items).toContainEqual({ kind: "note", name: "Lunch with Ana", detail: "2024-05-06" })
    expect(preview.leftOut).toContainEqual({
      what: "other-kind",
      count: 1,
      examples: ["Notes/picture.png"],
    })
    expect(preview.leftOut).toContainEqual({ what: "front-matter-entry", count: 1, examples: ["mood"] })
    expect(preview.leftOut).toContainEqual({ what: "hidden", count: 1, examples: [] })
    expect(open.storage.records.size).toBe(before)
  })

  it("comes in with its titles, days, tags and words; a file without a day has that of its last change", async () => {
    const open = await OpenRecords.inNewVault()
    const imports = importsOf(open)
    const { batch, made } = await imported(imports, "markdown", folder)
    expect(made).toBe(3)
    const notes = [...open.knowledge.living("journal-note")]
    expect(new Map(notes.map(({ title, date, tags }) => [title, [date, tags]]))).toEqual(
      new Map([
        ["Lunch with Ana", ["2024-05-06", ["growth", "ana"]]],
        ["undated", ["2026-03-14", []]],
      ]),
    )
    const sessions = [...open.knowledge.living("mentoring-session")]
    expect(sessions.map(({ title, date, status }) => [title, date, status])).toEqual([
      ["Review", "2024-06-01", "held"],
    ])
    const found = notes.find(({ title }) => title === "Lunch with Ana")
    if (found === undefined) throw new Error("The lunch did not come in")
    const text = must(await open.storage.records.body(found.id, "text"))
    expect(toPlainText(text as unknown as JournalDocument)).toBe("We spoke of room.")
    expect(imports.list()).toMatchObject([
      { id: batch, from: "markdown", name: "Notes", count: 3, isUndone: false },
    ])
  })

  it("adds nothing a second time, not even for what lies in the trash, and only what is new later", async () => {
    const open = await OpenRecords.inNewVault()
    const imports = importsOf(open)
    await imported(imports, "markdown", folder)
    const [note] = open.knowledge.living("journal-note")
    if (note === undefined) throw new Error("Nothing came in")
    must(await open.book.trash(note.id))
    const before = open.storage.records.size
    const again = must(await imports.preview("markdown", folder, silent))
    expect([again.alreadyHere, again.willMake.notes + again.willMake.sessions]).toEqual([3, 0])
    expect(await imports.run()).toEqual({ ok: false, refusal: { reason: "nothing-to-import" } })
    expect(open.storage.records.size).toBe(before)
    const grown = [...folder, fileOf("Notes/new.md", "New.")]
    expect((await imported(imports, "markdown", grown)).made).toBe(1)
  })

  it("lets other calls have their turn, tells how far it is, and ends when it is cancelled", async () => {
    const open = await OpenRecords.inNewVault()
    const imports = importsOf(open)
    const many = Array.from({ length: 400 }, (_, at) =>
      fileOf(`Many/${at}.md`, `# Note ${at}\n\n${"words to read, and more of them. ".repeat(60)}`),
    )
    const told: (readonly [number, number])[] = []
    let turns = 0
    const ticking = setInterval(() => (turns += 1), 1)
    const preview = must(await imports.preview("markdown", many, (...far) => told.push(far)))
    clearInterval(ticking)
    expect(preview.willMake.notes).toBe(400)
    expect(turns).toBeGreaterThan(3)
    expect(told.at(0)).toEqual([0, 400])
    expect(told.at(-1)).toEqual([400, 400])

    const cancelled = imports.preview("markdown", many, silent)
    await new Promise((resolve) => setTimeout(resolve, 5))
    imports.cancel()
    expect(await cancelled).toEqual({ ok: false, refusal: { reason: "cancelled" } })
    expect(await imports.run()).toEqual({ ok: false, refusal: { reason: "no-preview" } })
  })

  it("names a file that cannot be read any more, and is refused where none can", async () => {
    const open = await OpenRecords.inNewVault()
    const imports = importsOf(open)
    const gone = fileOf("Notes/gone.md", "Was here.")
    gone.file.arrayBuffer = () => Promise.reject(new DOMException("gone", "NotFoundError"))
    const preview = must(await imports.preview("markdown", [...folder, gone], silent))
    expect(preview.willMake.notes).toBe(2)
    expect(preview.leftOut).toContainEqual({ what: "unreadable-file", count: 1, examples: ["Notes/gone.md"] })
    expect(await imports.preview("markdown", [gone], silent)).toEqual({
      ok: false,
      refusal: { reason: "unreadable" },
    })
  })
})
