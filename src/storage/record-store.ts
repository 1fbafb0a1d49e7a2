import { ok, refuse, type Result } from "../base/result.ts"
import type { Instant, RecordId } from "../domain/envelope.ts"
import { removalType } from "../domain/removals.ts"
import type { ScopeId } from "../vault/ids.ts"
import type { JsonObject } from "../vault/json.ts"
import type { Bodies } from "./bodies.ts"
import type { CommitQueue } from "./commit-queue.ts"
import { fillDraft, fillSettling, isScattered, type Touched } from "./fill-draft.ts"
import { migrated, type Migrations } from "./migrations.ts"
import type { FolderRefusal, SaveRefusal } from "./refusals.ts"
import type { FrozenStates } from "./frozen-states.ts"
import type { BodyRefusal, Committed, Frozen, RecordChange, Records, StoredRecord } from "./storage.ts"
import type { VaultState } from "./vault-state.ts"

export type RecordParts = Readonly<{
  state: VaultState
  queue: CommitQueue
  bodies: Bodies
  frozen: FrozenStates
  migrations: Migrations
  /** That of the working copy. */
  replica: () => string
  isClosed: () => boolean
  onCommit: (commit: Committed) => void
}>

export class RecordStore implements Records {
  readonly #parts: RecordParts

  constructor(parts: RecordParts) {
    this.#parts = parts
  }

  get size(): number {
    const { entries } = this.#parts.state
    let notes = 0
    for (const { record } of entries.values()) if (record.type === removalType) notes += 1
    return entries.size - notes
  }

  get(id: RecordId): StoredRecord | null {
    const entry = this.#parts.state.entries.get(id)
    return entry === undefined ? null : migrated(this.#parts.migrations, entry.record)
  }

  *list(type?: string): Generator<StoredRecord, void, void> {
    for (const { record } of this.#parts.state.entries.values()) {
      if (type === undefined ? record.type !== removalType : record.type === type)
        yield migrated(this.#parts.migrations, record)
    }
  }

  scopeOf(id: RecordId): ScopeId | null {
    return this.#parts.state.entries.get(id)?.scope ?? null
  }

  body(id: RecordId, name: string, how?: "once"): Promise<Result<JsonObject | null, BodyRefusal>> {
    return this.#parts.bodies.open(id, name, how)
  }

  bodyNames(id: RecordId): readonly string[] {
    return Object.keys(this.#parts.state.entries.get(id)?.links ?? {})
  }

  freeze(): Frozen {
    const { frozen, state, bodies, migrations } = this.#parts
    return frozen.freeze(state, bodies, migrations)
  }

  async commit(changes: readonly RecordChange[]): Promise<Result<Committed, SaveRefusal>> {
    const done = await this.commitIf(() => true, changes)
    if (done.ok && done.value === null) throw new Error("A commit on no condition was not made")
    return done as Result<Committed, SaveRefusal>
  }

  async commitIf(
    holds: () => boolean,
    changes: readonly RecordChange[],
  ): Promise<Result<Committed | null, SaveRefusal>> {
    const { queue, state, migrations, replica, isClosed, onCommit } = this.#parts
    if (isClosed()) return refuse({ reason: "lost-lock" })
    let touched: Touched | null = { changed: new Set(), removed: new Set() }
    const now = Date.now()
    const at = new Date(now).toISOString() as Instant
    const done = await queue.commit<SaveRefusal>(
      () => now,
      (draft) => {
        if (!holds()) {
          touched = null
          return Promise.resolve(ok())
        }
        const stamp = { at, replica: replica(), generation: state.seal.generation + 1 }
        const filled = fillDraft(draft, changes, stamp, migrations)
        if (filled.ok) touched = filled.value
        return Promise.resolve(filled.ok ? ok() : filled)
      },
    )
    if (!done.ok) return done
    if (touched === null) return ok(null)
    const { generation } = done.value?.seal ?? state.seal
    const committed = { generation, at, changed: [...touched.changed], removed: [...touched.removed] }
    if (done.value !== null) onCommit(committed)
    return ok(committed)
  }

  async settle(): Promise<Result<undefined, FolderRefusal>> {
    const { queue, state, bodies, isClosed } = this.#parts
    if (isClosed()) return refuse({ reason: "lost-lock" })
    if (![...state.entries.values()].some(isScattered)) return ok()
    const done = await queue.commit(Date.now, (draft) => fillSettling(draft, state.entries.values(), bodies))
    if (done.ok) return ok()
    // Every head and body was within its limit when it was stored, and is no longer now.
    if (done.refusal.reason === "too-large") throw new Error("A stored record is too large to be stored")
    return refuse(done.refusal)
  }
}
