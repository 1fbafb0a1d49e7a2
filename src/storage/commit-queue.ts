import { ok, refuse, type Result } from "../base/result.ts"
import type { PutRow } from "../vault/frame.ts"
import type { VaultKeys } from "../vault/keys.ts"
import type { BodyCache } from "./body-cache.ts"
import { CommitDraft } from "./commit-draft.ts"
import type { FrozenStates } from "./frozen-states.ts"
import type { JournalWriter } from "./journal-writer.ts"
import type { FolderRefusal } from "./refusals.ts"
import type { FinishedDraft } from "./row-draft.ts"
import type { VaultState } from "./vault-state.ts"
import type { WorkingCopy } from "./working-copy.ts"

export type QueueParts = Readonly<{
  state: VaultState
  keys: VaultKeys
  cache: BodyCache
  writer: JournalWriter
  copy: WorkingCopy
  frozen: FrozenStates
  /** Called in turn, after each commit, with the rows that it changed. */
  afterCommit: (finished: FinishedDraft) => void
}>

/**
 * One commit at a time, each on top of the last committed state: folder first, then working copy, then memory. A refused
 * one leaves all three as they were.
 */
export class CommitQueue {
  readonly #parts: QueueParts
  #last: Promise<unknown> = Promise.resolve()
  #isStopped = false

  constructor(parts: QueueParts) {
    this.#parts = parts
  }

  /** `fill` puts the changes into the draft. Answers null, and writes nothing, for a draft that stayed empty. */
  commit<R>(
    now: () => number,
    fill: (draft: CommitDraft) => Promise<Result<undefined, R>>,
  ): Promise<Result<FinishedDraft | null, R | FolderRefusal>> {
    return this.inTurn(async () => {
      if (this.#isStopped) return refuse({ reason: "lost-lock" })
      const { state, keys, cache, writer, copy, frozen, afterCommit } = this.#parts
      const draft = new CommitDraft(state, keys, cache)
      const filled = await fill(draft)
      if (!filled.ok) return filled
      if (draft.rows.isEmpty) return ok(null)
      const finished = draft.rows.finish(now())
      const { puts, deletions, seal, sealed } = finished
      const written = await writer.append({ puts, deletions, generation: seal.generation, sealed })
      if (!written.ok) return written
      const keep = frozen.beforeChanging(finished)
      for (let kept = keep(); kept !== null; kept = keep()) await kept
      const before = state.sealed
      draft.adopt(finished)
      await copy.write({ puts, deletions }, { now: sealed, before })
      afterCommit(finished)
      return ok(finished)
    })
  }

  /** Every commit that comes to its turn from now on is refused with `lost-lock`. */
  stop(): void {
    this.#isStopped = true
  }

  /** Puts rows back into the working copy, which changes no state. */
  repair(puts: readonly PutRow[], stillBelongs: (put: PutRow) => boolean): Promise<void> {
    return this.inTurn(async () => {
      const belonging = puts.filter(stillBelongs)
      if (belonging.length > 0) await this.#parts.copy.write({ puts: belonging, deletions: [] }, null)
    })
  }

  /** Runs `step` when everything asked for before has ended, and before anything asked for later. */
  inTurn<T>(step: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(step)
    this.#last = turn.catch(() => undefined)
    return turn
  }
}
