import { ok, refuse, type Result } from "../base/result.ts"
import type { LocalDate } from "../base/local-date.ts"
import { emptyDocument } from "../documents/document.ts"
import type { RecordId } from "../domain/envelope.ts"
import type { Records, RecordFields, Storage, StoredRecord } from "../storage/storage.ts"
import type {
  OpenRefusal,
  Saved,
  SaveRefusal,
  Writing,
  WritingChange,
  WritingFields,
  WritingKind,
  WritingSummary,
  WritingWindow,
} from "./api.ts"
import { Timeline } from "./journal/timeline.ts"
import type { Texts } from "./texts/texts.ts"

const kinds: readonly WritingKind[] = ["journal-note", "mentoring-session"]
const bodyName = "text"

/** The owner's notes and sessions, in the order of their days. */
export class Writings {
  readonly #records: Records
  readonly #texts: Texts
  readonly #live: Timeline
  readonly #trashed: Timeline

  constructor(storage: Pick<Storage, "records" | "onCommit">, texts: Texts) {
    this.#records = storage.records
    this.#texts = texts
    const all = kinds.flatMap((kind) => [...this.#records.list(kind)]).map(summaryOf)
    this.#live = new Timeline(all.filter((writing) => writing.deletedAt === undefined))
    this.#trashed = new Timeline(all.filter((writing) => writing.deletedAt !== undefined))
    storage.onCommit(({ changed, removed }) => {
      for (const id of [...changed, ...removed]) this.#follow(id)
    })
  }

  /** Without those in the trash. */
  get count(): number {
    return this.#live.length
  }

  list(from: number, count: number, trashed: boolean): WritingWindow {
    const timeline = trashed ? this.#trashed : this.#live
    const records = timeline.window(from, count).map((id) => this.#records.get(id))
    return { total: timeline.length, items: records.filter((record) => record !== null).map(summaryOf) }
  }

  async create(kind: WritingKind, fields: WritingFields): Promise<Result<Writing, SaveRefusal>> {
    const { date, title } = fields
    const committed = await this.#records.commit([{ kind: "create", type: kind, fields: { date, title } }])
    if (!committed.ok) return committed
    const [id] = committed.value.changed
    const record = id === undefined ? null : this.#records.get(id)
    if (record === null) throw new Error("A created record was not kept")
    return ok({ ...summaryOf(record), document: emptyDocument() })
  }

  async open(id: RecordId): Promise<Result<Writing, OpenRefusal>> {
    const record = this.#writing(id)
    if (record === null) return refuse({ reason: "not-found" })
    const document = await this.#texts.open({ of: id, body: bodyName })
    return document.ok ? ok({ ...summaryOf(record), document: document.value }) : document
  }

  async save(id: RecordId, change: WritingChange): Promise<Result<Saved, SaveRefusal>> {
    if (this.#writing(id) === null) return refuse({ reason: "not-found" })
    const { date, title, document } = change
    const fields: RecordFields = {
      ...(date === undefined ? {} : { date }),
      ...(title === undefined ? {} : { title }),
    }
    if (document === undefined) return this.#commit(id, fields)
    return this.#texts.save({ of: id, body: bodyName }, document, { fields })
  }

  trash(id: RecordId): Promise<Result<Saved, SaveRefusal>> {
    return this.#mark(id, new Date().toISOString())
  }

  restore(id: RecordId): Promise<Result<Saved, SaveRefusal>> {
    return this.#mark(id, undefined)
  }

  async #mark(id: RecordId, deletedAt: string | undefined): Promise<Result<Saved, SaveRefusal>> {
    if (this.#writing(id) === null) return refuse({ reason: "not-found" })
    return this.#commit(id, { deletedAt })
  }

  async #commit(id: RecordId, fields: RecordFields): Promise<Result<Saved, SaveRefusal>> {
    const committed = await this.#records.commit([{ kind: "change", id, fields }])
    if (!committed.ok) return committed
    return ok({ generation: committed.value.generation, updatedAt: committed.value.at })
  }

  #writing(id: RecordId): StoredRecord | null {
    const record = this.#records.get(id)
    return record !== null && isKind(record.type) ? record : null
  }

  #follow(id: RecordId): void {
    const record = this.#writing(id)
    if (record === null) {
      this.#live.remove(id)
      this.#trashed.remove(id)
      return
    }
    const [to, from] =
      record.deletedAt === undefined ? [this.#live, this.#trashed] : [this.#trashed, this.#live]
    from.remove(id)
    to.put(summaryOf(record))
  }
}

function isKind(type: string): type is WritingKind {
  return kinds.some((kind) => kind === type)
}

/** What a newer version keeps in these fields in another form is shown as if it were empty, and not changed. */
function summaryOf(record: StoredRecord): WritingSummary {
  const { id, type, createdAt, updatedAt, deletedAt } = record
  const [date, title] = [record["date"], record["title"]]
  return {
    id,
    kind: isKind(type) ? type : "journal-note",
    date: (typeof date === "string" ? date : createdAt.slice(0, 10)) as LocalDate,
    title: typeof title === "string" ? title : "",
    createdAt,
    updatedAt,
    ...(deletedAt === undefined ? {} : { deletedAt: deletedAt }),
  }
}
