import { readableText } from "../../documents/readable-text.ts"
import { sessionTexts } from "../../domain/mentoring-session.ts"
import type { RecordId } from "../../domain/envelope.ts"
import type { Records, Storage } from "../../storage/storage.ts"
import { textNamesOf } from "../texts/text-names.ts"

const length = 160
const mostKept = 500

/** The first words of texts. Kept, since a list asks for the same ones again and again. */
export class Previews {
  readonly #records: Records
  readonly #kept = new Map<RecordId, string>()

  constructor(storage: Pick<Storage, "records" | "onCommit">) {
    this.#records = storage.records
    storage.onCommit(({ changed, removed }) => {
      for (const id of [...changed, ...removed]) this.#kept.delete(id)
    })
  }

  async of(ids: readonly RecordId[]): Promise<readonly string[]> {
    return Promise.all(ids.map((id) => this.#of(id)))
  }

  async #of(id: RecordId): Promise<string> {
    const known = this.#kept.get(id)
    if (known !== undefined) return known
    const before = this.#records.get(id)
    const preview = await this.#read(id, before?.type ?? "")
    // A commit that went by meanwhile made another text of it.
    if (this.#records.get(id)?.updatedAt === before?.updatedAt) this.#keep(id, preview)
    return preview
  }

  /** Of a session's texts its notes come first, what it was prepared with next. */
  async #read(id: RecordId, type: string): Promise<string> {
    const there = this.#records.bodyNames(id)
    const names = textNamesOf(type).toSorted((one, other) => rankOf(one) - rankOf(other))
    for (const name of names) {
      if (!there.includes(name)) continue
      const body = await this.#records.body(id, name)
      const text = body.ok ? firstWords(body.value) : ""
      if (text !== "") return text
    }
    return ""
  }

  #keep(id: RecordId, preview: string): void {
    this.#kept.set(id, preview)
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= mostKept) break
      this.#kept.delete(oldest)
    }
  }
}

function rankOf(name: string): number {
  return name === "text" ? -1 : sessionTexts.findIndex((text) => text === name)
}

/** On one line, ended between two words where there are more. */
function firstWords(document: unknown): string {
  const text = readableText(document, 4 * length)
    .replaceAll(/\s+/gu, " ")
    .trim()
  const letters = Array.from(graphemes.segment(text), ({ segment }) => segment)
  if (letters.length <= length) return text
  const cut = letters.slice(0, length).join("")
  const lastBlank = cut.lastIndexOf(" ")
  return `${lastBlank > 0 ? cut.slice(0, lastBlank) : cut}…`
}

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" })
