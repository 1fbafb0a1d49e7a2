import type { RecordId } from "../../domain/envelope.ts"
import type { StoredRecord } from "../../storage/storage.ts"

const none: ReadonlySet<RecordId> = new Set()

/** Which records there are of each type, and which lie in the trash. */
export class HeadIndex {
  readonly #byType = new Map<string, Set<RecordId>>()
  readonly #trashed = new Set<RecordId>()

  constructor(records: Iterable<StoredRecord>) {
    for (const { id, type, deletedAt } of records) {
      this.#ids(type).add(id)
      if (deletedAt !== undefined) this.#trashed.add(id)
    }
  }

  get trashed(): ReadonlySet<RecordId> {
    return this.#trashed
  }

  typeOf(id: RecordId): string | null {
    for (const [type, ids] of this.#byType) if (ids.has(id)) return type
    return null
  }

  ofType(type: string): ReadonlySet<RecordId> {
    return this.#byType.get(type) ?? none
  }

  put({ id, type, deletedAt }: StoredRecord): void {
    if (!this.ofType(type).has(id)) {
      this.drop(id)
      this.#ids(type).add(id)
    }
    if (deletedAt === undefined) this.#trashed.delete(id)
    else this.#trashed.add(id)
  }

  drop(id: RecordId): void {
    for (const ids of this.#byType.values()) ids.delete(id)
    this.#trashed.delete(id)
  }

  #ids(type: string): Set<RecordId> {
    const known = this.#byType.get(type)
    if (known !== undefined) return known
    const ids = new Set<RecordId>()
    this.#byType.set(type, ids)
    return ids
  }
}
