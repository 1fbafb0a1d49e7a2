import type { RecordId } from "../../domain/envelope.ts"

const none: ReadonlySet<RecordId> = new Set()

/** Who names a record, where only who is named is stored. */
export class ReverseIndex {
  readonly #named = new Map<RecordId, readonly RecordId[]>()
  readonly #naming = new Map<RecordId, Set<RecordId>>()

  /** In the order in which they were put. */
  naming(id: RecordId): ReadonlySet<RecordId> {
    return this.#naming.get(id) ?? none
  }

  namedBy(id: RecordId): readonly RecordId[] {
    return this.#named.get(id) ?? []
  }

  put(id: RecordId, named: readonly RecordId[]): void {
    this.drop(id)
    if (named.length === 0) return
    this.#named.set(id, named)
    for (const other of named) {
      const naming = this.#naming.get(other)
      if (naming === undefined) this.#naming.set(other, new Set([id]))
      else naming.add(id)
    }
  }

  drop(id: RecordId): void {
    for (const other of this.#named.get(id) ?? []) {
      const naming = this.#naming.get(other)
      naming?.delete(id)
      if (naming?.size === 0) this.#naming.delete(other)
    }
    this.#named.delete(id)
  }
}
