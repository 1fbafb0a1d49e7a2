import type { CloseFrame, CommitFrame, Frame, FrameRows, PartFrame, PutRow } from "./frame.ts"
import type { BatchId, RowId } from "./ids.ts"
import type { Table } from "./sealed-row.ts"

/** How a frame was taken. Anything but the first two means that the file was not left by this app as it is. */
export type ReplayStep =
  | "applied"
  /** Kept until its batch is closed. */
  | "waiting"
  /** Not newer than what was applied before: repeated, or moved. Not applied. */
  | "out-of-order"
  /** A close whose parts are not all there. Not applied. */
  | "incomplete-batch"

/** Plays frames in file order into the rows that are live after them. Holds what it is given of the rows, opens nothing. */
export class Replay<Sealed = Uint8Array> {
  readonly #rows: Record<Table, Map<RowId, Sealed>> = { a: new Map(), b: new Map() }
  readonly #batches = new Map<BatchId, PartFrame<Sealed>[]>()
  #committed: CommitFrame<Sealed> | CloseFrame<Sealed> | null = null
  #missing = 0

  /** Rows of one table after every commit so far; changes with the next `apply`. */
  rows(table: Table): ReadonlyMap<RowId, Sealed> {
    return this.#rows[table]
  }

  /** The commit that these rows are the state of; null before the first. */
  get committed(): CommitFrame<Sealed> | CloseFrame<Sealed> | null {
    return this.#committed
  }

  /** Parts of batches that no frame has closed: dropped at unlock. */
  get unclosedParts(): number {
    let count = 0
    for (const parts of this.#batches.values()) count += parts.length
    return count
  }

  /**
   * Commits between the first applied and the last that no frame brought: damaged, or cut out. The rows may be right all
   * the same, where later commits put theirs again; the seal of state tells.
   */
  get missingCommits(): number {
    return this.#missing
  }

  apply(frame: Frame<Sealed>): ReplayStep {
    if (frame.kind === "part") {
      const parts = this.#batches.get(frame.batch) ?? []
      if (frame.part !== parts.length) return "out-of-order"
      parts.push(frame)
      this.#batches.set(frame.batch, parts)
      return "waiting"
    }
    if (this.#committed !== null && frame.generation <= this.#committed.generation) return "out-of-order"
    if (frame.kind === "close") {
      const parts = this.#batches.get(frame.batch) ?? []
      if (parts.length !== frame.parts) return "incomplete-batch"
      for (const part of parts) this.#change(part)
      this.#batches.delete(frame.batch)
    }
    this.#change(frame)
    if (this.#committed !== null) this.#missing += frame.generation - this.#committed.generation - 1
    this.#committed = frame
    return "applied"
  }

  /** What a compacted file must hold, rows of `a` first. */
  *liveRows(): Generator<PutRow<Sealed>, void, void> {
    for (const table of ["a", "b"] as const)
      for (const [id, sealed] of this.#rows[table]) yield { table, id, sealed }
  }

  #change(rows: FrameRows<Sealed>): void {
    for (const { table, id, sealed } of rows.puts) this.#rows[table].set(id, sealed)
    for (const { table, id } of rows.deletions) this.#rows[table].delete(id)
  }
}
