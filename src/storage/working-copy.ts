import type { DeletedRow, PutRow } from "../vault/frame.ts"
import type { RowId } from "../vault/ids.ts"
import type { VaultKeys } from "../vault/keys.ts"
import type { Table } from "../vault/sealed-row.ts"
import { removeFormerDatabases } from "./former-copies.ts"
import { newReplica } from "./replica.ts"
import {
  type IndexedDb,
  isStoreRefusal,
  type RowChanges,
  RowDatabase,
  type SealedStates,
} from "./row-database.ts"

type Change = PutRow | DeletedRow
/** What `read` is about to ask, and what will come of it in the same order. */
type Asked = Readonly<{ ids: RowId[]; rows: Promise<readonly (Uint8Array | null)[]> }>
type CommittedStates = Omit<SealedStates, "isPartial">

/**
 * The database of rows, with whatever it would not take kept in memory in front of it. The folder has every row by the time
 * that it comes here, so a database that fails holds nothing up: it is behind, and caught up at the next chance.
 */
export class WorkingCopy {
  readonly #name: string
  readonly #indexedDb: IndexedDb
  readonly #onTrouble: (isWell: boolean) => void
  readonly #unwritten: Readonly<Record<Table, Map<RowId, Change>>> = { a: new Map(), b: new Map() }
  readonly #asked: Record<Table, Asked | null> = { a: null, b: null }
  #database: RowDatabase | null
  #unwrittenStates: SealedStates | null = null
  #isPartial: boolean
  #replica: string
  /** null: none is written yet. */
  #writtenReplica: string | null
  #isWell = true
  #isRefused = false

  /**
   * `database` is null where IndexedDB will not open it: then all rows are kept in memory. `replica` is the one that the
   * database has; where it has none there is a new one, which is written with the first rows.
   */
  constructor(
    name: string,
    database: RowDatabase | null,
    indexedDb: IndexedDb,
    onTrouble: (isWell: boolean) => void,
    isPartial = false,
    replica: string | null = null,
  ) {
    this.#name = name
    this.#database = database
    this.#indexedDb = indexedDb
    this.#onTrouble = onTrouble
    this.#isPartial = isPartial
    this.#replica = replica ?? newReplica()
    this.#writtenReplica = replica
  }

  /** Under which records are changed here. */
  get replica(): string {
    return this.#replica
  }

  /** Durable once it resolves, unless the database failed: then it is written at the next chance. Must not overlap `write`. */
  async renewReplica(): Promise<void> {
    this.#replica = newReplica()
    await this.write({ puts: [], deletions: [] }, null)
  }

  /** Whether bodies are still to be fetched from the folder. Kept with the rows: an end in the middle is remembered. */
  get isPartial(): boolean {
    return this.#isPartial
  }

  get isWell(): boolean {
    return this.#isWell && this.#database !== null
  }

  /** From the next `write` on, bodies are missing until `endPartial`. */
  beginPartial(): void {
    this.#isPartial = true
  }

  async endPartial(): Promise<void> {
    try {
      await this.#database?.endPartial()
    } catch {
      return
    }
    this.#isPartial = false
  }

  /** Whether the last write failed because IndexedDB's store is broken, so that it will fail at every start. */
  get isRefused(): boolean {
    return this.#isRefused
  }

  /**
   * Strictly durable once it resolves, unless the database failed, which `onTrouble` is told. With null for `states` the
   * rows change no state. Calls must not overlap.
   */
  async write({ puts, deletions }: RowChanges, states: CommittedStates | null): Promise<void> {
    if (states !== null) this.#unwrittenStates = { ...states, isPartial: this.#isPartial }
    for (const put of puts) this.#unwritten[put.table].set(put.id, put)
    for (const deletion of deletions) this.#unwritten[deletion.table].set(deletion.id, deletion)
    const isWritten = (await this.#tryWrite()) || ((await this.#reopen()) && (await this.#tryWrite()))
    if (isWritten === this.#isWell) return
    this.#isWell = isWritten
    this.#onTrouble(isWritten)
  }

  /** A row as it was last written, or null; null too where the database fails. */
  async read(table: Table, id: RowId): Promise<Uint8Array | null> {
    const asked = (this.#asked[table] ??= this.#askSoon(table))
    const at = asked.ids.push(id) - 1
    return (await asked.rows)[at] ?? null
  }

  /** As `read`, in the order of `ids`. */
  async readMany(table: Table, ids: readonly RowId[]): Promise<(Uint8Array | null)[]> {
    const unwritten = this.#unwritten[table]
    const stored = ids.filter((id) => !unwritten.has(id))
    const found = stored.length === 0 ? [] : await this.#readStored(table, stored)
    const byId = new Map(stored.map((id, at) => [id, found[at] ?? null]))
    return ids.map((id) => {
      const change = unwritten.get(id)
      if (change === undefined) return byId.get(id) ?? null
      return "sealed" in change ? change.sealed : null
    })
  }

  /** Ids of all rows of a table; null where the database fails. */
  async ids(table: Table): Promise<ReadonlySet<RowId> | null> {
    const ids = new Set<RowId>()
    try {
      for (const id of (await this.#database?.ids(table)) ?? []) ids.add(id)
    } catch {
      return null
    }
    for (const [id, change] of this.#unwritten[table]) {
      if ("sealed" in change) ids.add(id)
      else ids.delete(id)
    }
    return ids
  }

  /** Removes the vault's databases that were written under former keys. */
  removeFormer(keys: VaultKeys): Promise<void> {
    return removeFormerDatabases(keys, this.#indexedDb)
  }

  close(): void {
    this.#database?.close()
    this.#database = null
  }

  /** Rows asked for one by one, but in one go, are one question to the database. */
  #askSoon(table: Table): Asked {
    const ids: RowId[] = []
    const rows = Promise.resolve().then(() => {
      this.#asked[table] = null
      return this.readMany(table, ids)
    })
    return { ids, rows }
  }

  async #tryWrite(): Promise<boolean> {
    if (this.#database === null) return false
    const changes = [...this.#unwritten.a.values(), ...this.#unwritten.b.values()]
    const puts = changes.filter((change) => "sealed" in change)
    const deletions = changes.filter((change) => !("sealed" in change))
    const replica = this.#replica
    const fresh = replica === this.#writtenReplica ? null : replica
    try {
      await this.#database.write({ puts, deletions }, this.#unwrittenStates, fresh)
    } catch {
      return false
    }
    this.#writtenReplica = replica
    this.#unwritten.a.clear()
    this.#unwritten.b.clear()
    this.#unwrittenStates = null
    return true
  }

  /** IndexedDB closes its connection after some failures, a full disk for one, and every later call on it fails. */
  async #reopen(): Promise<boolean> {
    this.#database?.close()
    try {
      this.#database = await RowDatabase.open(this.#name, this.#indexedDb)
      this.#isRefused = false
      return true
    } catch (error) {
      this.#database = null
      this.#isRefused = isStoreRefusal(error)
      return false
    }
  }

  async #readStored(table: Table, ids: readonly RowId[]): Promise<(Uint8Array | undefined)[]> {
    try {
      return (await this.#database?.read(table, ids)) ?? []
    } catch {
      return []
    }
  }
}
