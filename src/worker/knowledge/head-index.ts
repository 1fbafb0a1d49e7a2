import type { RecordId } from "../../domain/envelope.ts"
import type { StoredRecord } from "../../storage/storage.ts"

const none: ReadonlySet<RecordId> = new Set()

/** Which records there are of each type, and which lie in the trash. */
export class HeadIndex {
  readonly #types = new Map<RecordId, string>()
  readonly #byType = new Map<string, Set<RecordId>>()
  readonly #trashed = new Set<RecordId>()

  constructor(records: Iterable<StoredRecord>) {
    for (const record of records) this.put(record)
  }

  get trashed(): ReadonlySet<RecordId> {
    return this.#trashed
  }

  typeOf(id: RecordId): string | null {
    return this.#types.get(id) ?? null
  }

  ofType(type: string): ReadonlySet<RecordId> {
    return this.#byType.get(type) ?? none
  }

  put({ id, type, deletedAt }: StoredRecord): void {
    if (this.#types.get(id) !== type) {
      this.drop(id)
      this.#types.set(id, type)
      const ids = this.#byType.get(type)
      if (ids === undefined) this.#byType.set(type, new Set([id]))
      else ids.add(id)
    }
    if (deletedAt === undefined) this.#trashed.delete(id)
    else this.#trashed.add(id)
  }

  drop(id: RecordId): void {
    const type = this.#types.get(id)
    if (type === undefined) return
    this.#types.delete(id)
    this.#byType.get(type)?.delete(id)
    this.#trashed.delete(id)
  }
}
