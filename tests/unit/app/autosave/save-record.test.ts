import { describe, expect, it } from "vitest"
import { mergeChanges, type RecordChange, withChange } from "../../../../src/app/autosave/record-change.ts"
import { saveRecord } from "../../../../src/app/autosave/save-record.ts"
import { ok, refuse } from "../../../../src/base/result.ts"
import { emptyDocument } from "../../../../src/documents/document.ts"
import type { JournalNote } from "../../../../src/domain/entities.ts"
import type { RecordId } from "../../../../src/domain/envelope.ts"
import type { Vault } from "../../../../src/app/vault-client.ts"

const note = { type: "journal-note", id: "0123456789abcdef0123456789abcdef" as RecordId } as const
const text = { toDocument: emptyDocument, caret: 1 }
const saved = ok({ generation: 1, updatedAt: "2026-11-20T00:00:00.000Z" as JournalNote["updatedAt"] })

/** A vault that answers as it is told and remembers what it was asked, in order. */
function vaultThat(answers: Readonly<{ text?: "refuse" | "throw"; fields?: "refuse" }>) {
  const asked: string[] = []
  const vault: Pick<Vault, "changeRecord" | "saveText"> = {
    saveText: async (_id, body) => {
      asked.push(`text ${body}`)
      if (answers.text === "throw") throw new Error("a fault")
      return answers.text === "refuse" ? refuse({ reason: "disk-full" }) : saved
    },
    changeRecord: async (_type, _id, fields, more) => {
      asked.push(`fields ${Object.keys({ ...fields, ...more }).join(" ")}`)
      return answers.fields === "refuse"
        ? refuse({ reason: "invalid-field", field: "title", problem: "too-long" })
        : saved
    },
  }
  return { vault, asked }
}

describe("saving what was changed on a page", () => {
  const change: RecordChange<"journal-note"> = {
    fields: { title: "On room" },
    more: { pinned: true },
    texts: { text },
  }

  it("saves the words first, then the fields, in one call each", async () => {
    const { vault, asked } = vaultThat({})
    expect(await saveRecord(vault, note, change)).toEqual(ok(null))
    expect(asked).toEqual(["text text", "fields title pinned"])
  })

  it("asks for nothing that was not changed", async () => {
    const { vault, asked } = vaultThat({})
    await saveRecord(vault, note, { texts: { text } })
    expect(asked).toEqual(["text text"])
    await saveRecord(vault, note, { fields: {}, more: {} })
    expect(asked).toEqual(["text text"])
  })

  it("saves the words although a field is refused, and the fields although the words are", async () => {
    const field = vaultThat({ fields: "refuse" })
    expect(await saveRecord(field.vault, note, change)).toMatchObject({
      ok: false,
      refusal: { reason: "invalid-field" },
    })
    expect(field.asked).toContain("text text")
    const words = vaultThat({ text: "refuse" })
    expect(await saveRecord(words.vault, note, change)).toEqual(refuse({ reason: "disk-full" }))
    expect(words.asked).toContain("fields title pinned")
  })

  it("answers a fault as a refusal, so that what was typed is tried again", async () => {
    const { vault } = vaultThat({ text: "throw" })
    expect(await saveRecord(vault, note, change)).toEqual(refuse({ reason: "storage-failed" }))
  })
})

describe("a change of a record", () => {
  it("lies over an earlier one field by field and text by text", () => {
    const later = { toDocument: emptyDocument, caret: 2 }
    const merged = mergeChanges<"mentoring-session">(
      { fields: { title: "a", place: "b" }, texts: { text, prepare: text } },
      { fields: { title: "c" }, more: { pinned: true }, texts: { text: later } },
    )
    expect(merged.fields).toEqual({ title: "c", place: "b" })
    expect(merged.more).toEqual({ pinned: true })
    expect(merged.texts?.["text"]).toBe(later)
    expect(merged.texts?.["prepare"]).toBe(text)
  })

  it("is shown over the record, and what it takes away is not there", () => {
    const record = { ...note, title: "a", mood: "calm", tags: [], pinned: false } as unknown as JournalNote
    const shown = withChange(record, { fields: { title: "b", mood: null }, more: { pinned: true } })
    expect(shown).toMatchObject({ title: "b", pinned: true })
    expect("mood" in shown).toBe(false)
    expect(record.mood).toBe("calm")
  })
})
