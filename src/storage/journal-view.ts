import { ok, refuse, type Result } from "../base/result.ts"
import type { CloseFrame, CommitFrame, Frame, FrameRows, PartFrame } from "../vault/frame.ts"
import type { BatchId, RowId } from "../vault/ids.ts"
import type { VaultKeys } from "../vault/keys.ts"
import { Replay } from "../vault/replay.ts"
import type { Table } from "../vault/sealed-row.ts"
import { openState, type StateSeal, StateTally } from "../vault/state-seal.ts"
import { walkFrames } from "../vault/walk-frames.ts"

type Applied = Readonly<{ closing: CommitFrame | CloseFrame; parts: readonly FrameRows[] }>

/** Everything that the folder's journal says, read whole. Rows are views into the file's bytes. */
export class JournalView {
  /** Of the file. */
  readonly length: number
  readonly #keys: VaultKeys
  readonly #replay = new Replay()
  readonly #applied: Applied[] = []
  readonly #open = new Map<BatchId, PartFrame[]>()
  /** Bytes that are no frame stand behind the last commit: a write that was cut short, or damage. */
  isTorn = false
  /** The last commit ends here; what stands behind it does not count. */
  end = 0
  /** The state after the last commit, as sealed with it; null without a commit or if it does not open. */
  state: StateSeal | null = null
  /** Whether the rows of table `a` are exactly those of `state`. */
  isProven = false

  private constructor(keys: VaultKeys, length: number) {
    this.#keys = keys
    this.length = length
  }

  static read(keys: VaultKeys, bytes: Uint8Array): Result<JournalView, "newer"> {
    const view = new JournalView(keys, bytes.length)
    for (const piece of walkFrames(bytes, keys.vaultId)) {
      if (piece.kind === "newer") return refuse("newer")
      if (piece.kind === "damage") view.isTorn = piece.isTail
      if (piece.kind !== "frame") continue
      view.isTorn = false
      if (view.#take(piece.frame)) view.end = piece.offset + piece.length
    }
    view.#prove()
    return ok(view)
  }

  rows(table: Table): ReadonlyMap<RowId, Uint8Array> {
    return this.#replay.rows(table)
  }

  /** The sealed state of the last commit. */
  get sealed(): Uint8Array | null {
    return this.#replay.committed?.sealedState ?? null
  }

  /** Of the first commit in the file: everything before it was compacted away. */
  get firstGeneration(): number {
    return this.#applied[0]?.closing.generation ?? 0
  }

  /** The state that a commit in this file led to; null where there is none of that generation. */
  stateAt(generation: number): StateSeal | null {
    const applied = this.#applied.find(({ closing }) => closing.generation === generation)
    return applied === undefined ? null : stateOf(this.#keys, applied.closing)
  }

  /** What the commits after `generation` changed, in their order. */
  *changesAfter(generation: number): Generator<FrameRows, void, void> {
    for (const { closing, parts } of this.#applied) {
      if (closing.generation <= generation) continue
      yield* parts
      yield closing
    }
  }

  /** Whether the frame was a commit that counts. */
  #take(frame: Frame): boolean {
    const step = this.#replay.apply(frame)
    if (frame.kind === "part") {
      if (step === "waiting") this.#open.set(frame.batch, [...(this.#open.get(frame.batch) ?? []), frame])
      return false
    }
    if (step !== "applied") return false
    const parts = frame.kind === "close" ? (this.#open.get(frame.batch) ?? []) : []
    this.#applied.push({ closing: frame, parts })
    if (frame.kind === "close") this.#open.delete(frame.batch)
    return true
  }

  #prove(): void {
    const { committed } = this.#replay
    this.state = committed === null ? null : stateOf(this.#keys, committed)
    if (this.state !== null) this.isProven = provesRows(this.#keys, this.rows("a"), this.state)
  }
}

/** The state sealed in a frame; null where it does not open, or belongs to another frame. */
export function stateOf(keys: VaultKeys, frame: CommitFrame | CloseFrame): StateSeal | null {
  const state = openState(keys, frame.sealedState)
  return state.ok && state.value.generation === frame.generation ? state.value : null
}

/** Whether these are exactly the rows of table `a` that `state` seals. */
export function provesRows(keys: VaultKeys, rows: ReadonlyMap<RowId, Uint8Array>, state: StateSeal): boolean {
  const tally = new StateTally(keys)
  try {
    for (const [id, sealed] of rows) tally.add(id, sealed)
  } catch {
    // Too short for a row: damage, and not what was sealed.
    return false
  }
  return tally.matches(state)
}
