import { ok, refuse, type Result } from "../../base/result.ts"
import type { EntityType } from "../../domain/entities.ts"
import type { Instant, RecordId } from "../../domain/envelope.ts"
import { isPurgeDue, isStampAhead } from "../../domain/trash.ts"
import type { Records } from "../../storage/storage.ts"
import type { Saved } from "../api.ts"
import type { ChangeRefusal, ListWindow, TrashRow, Window } from "../api/records.ts"
import type { Knowledge } from "../knowledge/knowledge.ts"
import type { Names } from "../knowledge/names.ts"

type Trashed = Readonly<{ id: RecordId; type: string; deletedAt: Instant }>

/** Records of these types are parts of the record that they belong to, and go for good with it. */
const partTypes: readonly EntityType[] = ["revision", "stage-event", "attachment"]

/** What was thrown away, for its days in the trash or until it is removed for good. */
export class TrashBin {
  readonly #records: Records
  readonly #knowledge: Knowledge
  readonly #names: Names

  constructor(records: Records, knowledge: Knowledge, names: Names) {
    this.#records = records
    this.#knowledge = knowledge
    this.#names = names
  }

  list({ from, count }: ListWindow): Window<TrashRow> {
    const trashed = this.#trashed().toSorted(lastFirst)
    const items = trashed
      .slice(from, from + count)
      .map(({ id, type, deletedAt }) => ({ id, type, name: this.#names.nameOf(id), deletedAt }))
    return { total: trashed.length, items }
  }

  async remove(id: RecordId): Promise<Result<Saved, ChangeRefusal>> {
    const record = this.#records.get(id)
    if (record === null) return refuse({ reason: "not-found" })
    if (record.deletedAt === undefined) return refuse({ reason: "not-trashed" })
    return this.#remove([id])
  }

  empty(): Promise<Result<Saved, ChangeRefusal>> {
    return this.#remove([...this.#knowledge.trashedIds])
  }

  /** Removes what has lain in the trash for its days; what was thrown away on a day to come begins them anew. */
  async purge(now: Instant): Promise<void> {
    const trashed = this.#trashed()
    const ahead = trashed.filter(({ deletedAt }) => isStampAhead(deletedAt, now))
    if (ahead.length > 0) {
      await this.#records.commit(ahead.map(({ id }) => ({ kind: "change", id, fields: { deletedAt: now } })))
    }
    const due = trashed.filter(({ deletedAt }) => isPurgeDue(deletedAt, now))
    if (due.length > 0) await this.#remove(due.map(({ id }) => id))
  }

  #trashed(): readonly Trashed[] {
    return [...this.#knowledge.trashedIds].flatMap((id) => {
      const record = this.#records.get(id)
      return record?.deletedAt === undefined ? [] : [{ id, type: record.type, deletedAt: record.deletedAt }]
    })
  }

  async #remove(ids: readonly RecordId[]): Promise<Result<Saved, ChangeRefusal>> {
    const all = new Set([...ids, ...this.#partsOf(ids)])
    const committed = await this.#records.commit([...all].map((id) => ({ kind: "remove", id })))
    if (!committed.ok) return committed
    // A save that was under way may have kept one more version of what is gone now.
    const late = this.#partsOf(ids)
    if (late.length > 0) await this.#records.commit(late.map((id) => ({ kind: "remove", id })))
    return ok({ generation: committed.value.generation, updatedAt: committed.value.at })
  }

  #partsOf(ids: readonly RecordId[]): readonly RecordId[] {
    return ids.flatMap((id) => partTypes.flatMap((type) => [...this.#knowledge.belongingIds(type, id)]))
  }
}

function lastFirst(one: Trashed, other: Trashed): number {
  if (one.deletedAt !== other.deletedAt) return one.deletedAt < other.deletedAt ? 1 : -1
  return one.id < other.id ? -1 : 1
}
