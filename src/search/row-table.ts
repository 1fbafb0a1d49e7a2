import type { LocalDate } from "../base/local-date.ts"
import type { RecordId } from "../domain/envelope.ts"
import type { SearchDocument } from "./search-types.ts"

export type Row = Readonly<
  Pick<SearchDocument, "id" | "kind" | "stamp"> & {
    /** As `2026-11-20` read for a number, 20261120; 0 without. */
    day: number
    /** By the number that `RowTable` gave them. */
    facts: readonly number[]
  }
>

/** Which record each row of the tables is, and what it is filtered by. Rows are counted from 1; those given back are used again. */
export class RowTable {
  readonly #rows: (Row | null)[] = [null]
  readonly #rowOf = new Map<RecordId, number>()
  readonly #free: number[] = []
  readonly #factNumbers = new Map<string, number>()

  get size(): number {
    return this.#rowOf.size
  }

  /** Above every row. */
  get end(): number {
    return this.#rows.length
  }

  /** null where it is free. */
  at(row: number): Row | null {
    return this.#rows[row] ?? null
  }

  rowOf(id: RecordId): number | undefined {
    return this.#rowOf.get(id)
  }

  /** The rows that `ids`, none of them twice, have or would be given. */
  rowsFor(ids: readonly RecordId[]): readonly number[] {
    let free = this.#free.length
    let next = this.end
    return ids.map((id) => this.#rowOf.get(id) ?? (free > 0 ? this.#free[--free] : undefined) ?? next++)
  }

  set(row: number, document: Omit<SearchDocument, "title" | "text" | "tags">): void {
    const { id, kind, stamp } = document
    while (this.end <= row) {
      if (this.end < row) this.#free.push(this.end)
      this.#rows.push(null)
    }
    if (this.#free.at(-1) === row) this.#free.pop()
    const facts = document.facts.map((fact) => this.#numberOf(fact))
    this.#rows[row] = { id, kind, stamp, day: dayNumber(document.day), facts }
    this.#rowOf.set(id, row)
  }

  delete(id: RecordId): void {
    const row = this.#rowOf.get(id)
    if (row === undefined) return
    this.#rowOf.delete(id)
    this.#rows[row] = null
    this.#free.push(row)
  }

  stamps(): ReadonlyMap<RecordId, string> {
    return new Map(this.#rows.flatMap((row) => (row === null ? [] : [[row.id, row.stamp] as const])))
  }

  /** Those of them that any record has had. */
  factNumbers(facts: readonly string[]): ReadonlySet<number> {
    return new Set(facts.map((fact) => this.#factNumbers.get(fact)).filter((number) => number !== undefined))
  }

  #numberOf(fact: string): number {
    const known = this.#factNumbers.get(fact)
    if (known !== undefined) return known
    this.#factNumbers.set(fact, this.#factNumbers.size)
    return this.#factNumbers.size - 1
  }
}

export function dayNumber(day: LocalDate | null): number {
  return day === null ? 0 : Number(day.replaceAll("-", ""))
}
