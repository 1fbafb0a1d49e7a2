import { refuse, type Result } from "../base/result.ts"
import type { RecordId } from "../domain/envelope.ts"
import type { RowId, ScopeId } from "../vault/ids.ts"
import type { JsonObject } from "../vault/json.ts"
import type { Bodies } from "./bodies.ts"
import { migrated, type Migrations } from "./migrations.ts"
import type { BodyRefusal, Frozen, StoredRecord } from "./storage.ts"
import type { RowChanges } from "./row-database.ts"
import type { Entry, VaultState } from "./vault-state.ts"

/** The frozen states that somebody still reads, and what commits are about to take from under them. */
export class FrozenStates {
  readonly #frozen = new Set<FrozenState>()

  freeze(state: VaultState, bodies: Bodies, migrations: Migrations): Frozen {
    const frozen = new FrozenState(state, bodies, migrations, () => this.#frozen.delete(frozen))
    this.#frozen.add(frozen)
    return frozen
  }

  /**
   * Keeps the bodies that these changes replace or drop. To be called in turn and again until it answers null; then the
   * caller must make the changes the state before anything else can run, since a state may be frozen at any moment.
   */
  beforeChanging({ puts, deletions }: RowChanges): () => Promise<void> | null {
    const rows = [...puts, ...deletions].filter(({ table }) => table === "b").map(({ id }) => id)
    const done = new Set<FrozenState>()
    return () => {
      const next = rows.length === 0 ? undefined : this.#without(done)
      if (next === undefined) return null
      done.add(next)
      return next.keep(rows)
    }
  }

  #without(done: ReadonlySet<FrozenState>): FrozenState | undefined {
    for (const frozen of this.#frozen) if (!done.has(frozen)) return frozen
    return undefined
  }
}

class FrozenState implements Frozen {
  readonly generation: number
  readonly lastChange: number | null
  readonly records: readonly StoredRecord[]
  readonly #bodies: Bodies
  readonly #end: () => void
  readonly #entries = new Map<RecordId, Entry>()
  /** Which body lies in a row; made when a commit first touches one. */
  #byRow: Map<RowId, Readonly<{ entry: Entry; name: string }>> | null = null
  /** Contents of rows that were replaced or dropped since. */
  readonly #kept = new Map<RowId, Uint8Array>()
  #isReleased = false

  constructor({ seal, rows, entries }: VaultState, bodies: Bodies, migrations: Migrations, end: () => void) {
    this.generation = seal.generation
    this.lastChange = rows.size === 0 ? null : seal.changedAt
    this.#bodies = bodies
    this.#end = end
    const records: StoredRecord[] = []
    for (const [id, entry] of entries) {
      this.#entries.set(id, entry)
      records.push(migrated(migrations, entry.record))
    }
    this.records = records
  }

  bodyNames(id: RecordId): readonly string[] {
    return Object.keys(this.#entries.get(id)?.links ?? {})
  }

  scopeOf(id: RecordId): ScopeId | null {
    return this.#entries.get(id)?.scope ?? null
  }

  async body(id: RecordId, name: string): Promise<Result<JsonObject | null, BodyRefusal>> {
    const entry = this.#entries.get(id)
    if (this.#isReleased || entry === undefined) return refuse({ reason: "not-found" })
    return this.#bodies.openFrozen(entry, name, (row) => this.#kept.get(row) ?? null)
  }

  /** Of the rows that are about to change, keeps what this state has in them. */
  async keep(rows: readonly RowId[]): Promise<void> {
    const byRow = (this.#byRow ??= this.#rows())
    for (const row of rows) {
      const body = byRow.get(row)
      if (body === undefined || this.#kept.has(row)) continue
      const { entry, name } = body
      const link = entry.links[name]
      const content = link === undefined ? null : await this.#bodies.contentInTurn(link)
      if (this.#isReleased) return
      if (content !== null) this.#kept.set(row, content)
    }
  }

  release(): void {
    this.#isReleased = true
    this.#end()
    this.#entries.clear()
    this.#byRow = null
    this.#kept.clear()
  }

  #rows(): Map<RowId, Readonly<{ entry: Entry; name: string }>> {
    const byRow = new Map<RowId, Readonly<{ entry: Entry; name: string }>>()
    for (const entry of this.#entries.values()) {
      for (const [name, { row }] of Object.entries(entry.links)) byRow.set(row, { entry, name })
    }
    return byRow
  }
}
