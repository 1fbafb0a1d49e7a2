import { Dexie, type Table as DexieTable } from "dexie"
import type { DeletedRow, PutRow } from "../vault/frame.ts"
import type { RowId, VaultId } from "../vault/ids.ts"
import type { Table } from "../vault/sealed-row.ts"
import { bytesOfReplica, replicaOf } from "./replica.ts"

/** Where IndexedDB is: in the worker's global scope, and in tests elsewhere. */
export type IndexedDb = Readonly<{ indexedDB: IDBFactory; IDBKeyRange: typeof IDBKeyRange }>

/** The sealed states of the last commit and of the one before it. */
export type SealedStates = Readonly<{
  now: Uint8Array
  before: Uint8Array | null
  /** Whether bodies are still being fetched from the folder: until then the folder alone is whole. */
  isPartial: boolean
}>

export type RowChanges = Readonly<{ puts: readonly PutRow[]; deletions: readonly DeletedRow[] }>

const nowKey = 0
const beforeKey = 1
const partialKey = 2
const replicaKey = 3
const isSet = Uint8Array.of(1)

/**
 * Rows as they are sealed, by row id, in a database with neutral names. It is a copy of what the folder holds, and is
 * thrown away for a new one whenever it disagrees. Methods reject when IndexedDB does.
 */
export class RowDatabase {
  readonly name: string
  readonly #db: Dexie
  readonly #rows: Readonly<Record<Table, DexieTable<Uint8Array, RowId>>>
  readonly #states: DexieTable<Uint8Array, number>

  private constructor(db: Dexie) {
    this.name = db.name
    this.#db = db
    this.#rows = { a: db.table("a"), b: db.table("b") }
    this.#states = db.table("s")
  }

  /** Makes an empty one where there is none of that name. */
  static async open(name: string, indexedDb: IndexedDb): Promise<RowDatabase> {
    // Relaxed, the default, answers before the disk has the rows.
    const db = new Dexie(name, { ...indexedDb, chromeTransactionDurability: "strict" })
    db.version(1).stores({ a: "", b: "", s: "" })
    await db.open()
    return new RowDatabase(db)
  }

  async readStates(): Promise<SealedStates | null> {
    const [now, before, partial] = await this.#states.bulkGet([nowKey, beforeKey, partialKey])
    return now === undefined ? null : { now, before: before ?? null, isPartial: partial !== undefined }
  }

  /** The name under which this copy changes records; null where it has none yet. */
  async readReplica(): Promise<string | null> {
    return replicaOf(await this.#states.get(replicaKey))
  }

  /** Every row of a table, by id. */
  readAll(table: Table): Promise<Map<RowId, Uint8Array>> {
    return this.#db.transaction("r", this.#rows[table], async () => {
      const [ids, rows] = await Promise.all([this.ids(table), this.#rows[table].toArray()])
      return new Map(ids.map((id, at) => [id, rows[at] ?? new Uint8Array()]))
    })
  }

  ids(table: Table): Promise<RowId[]> {
    return this.#rows[table].toCollection().primaryKeys()
  }

  async isEmpty(): Promise<boolean> {
    const counts = await Promise.all([this.#rows.a.count(), this.#rows.b.count(), this.#states.count()])
    return counts.every((count) => count === 0)
  }

  async read(table: Table, ids: readonly RowId[]): Promise<(Uint8Array | undefined)[]> {
    return this.#rows[table].bulkGet([...ids])
  }

  /**
   * All of it or nothing, on the disk once it resolves. Deletions come after puts; with null the states or the replica
   * stay as they are.
   */
  async write(
    { puts, deletions }: RowChanges,
    states: SealedStates | null,
    replica: string | null = null,
  ): Promise<void> {
    await this.#db.transaction("rw", this.#rows.a, this.#rows.b, this.#states, async () => {
      const changes = (["a", "b"] as const).map((table) =>
        this.#change(
          table,
          puts.filter((row) => row.table === table),
          deletions.filter((row) => row.table === table),
        ),
      )
      // One after the other, each would wait for the one before to come back from the browser's process.
      const named = replica === null ? [] : [this.#set(replicaKey, bytesOfReplica(replica))]
      await Promise.all([...changes, ...(states === null ? [] : this.#setAll(states)), ...named])
    })
  }

  /** Nothing is left to be fetched. */
  async endPartial(): Promise<void> {
    await this.#states.delete(partialKey)
  }

  close(): void {
    this.#db.close()
  }

  async #change(table: Table, puts: readonly PutRow[], deletions: readonly DeletedRow[]): Promise<void> {
    if (puts.length > 0) {
      // A view would carry the whole frame that it is a part of.
      const rows = puts.map(({ sealed }) => sealed.slice())
      await this.#rows[table].bulkPut(
        rows,
        puts.map(({ id }) => id),
      )
    }
    if (deletions.length > 0) await this.#rows[table].bulkDelete(deletions.map(({ id }) => id))
  }

  #setAll({ now, before, isPartial }: SealedStates): Promise<void>[] {
    return [
      this.#set(nowKey, now),
      this.#set(beforeKey, before),
      this.#set(partialKey, isPartial ? isSet : null),
    ]
  }

  async #set(key: number, value: Uint8Array | null): Promise<void> {
    if (value === null) await this.#states.delete(key)
    else await this.#states.put(value, key)
  }
}

/** Whether `open` failed because the browser's store is broken, and not for want of room or of a newer version. */
export function isStoreRefusal(error: unknown): boolean {
  return error instanceof Error && error.name === "UnknownError"
}

/** The vault's databases are numbered: the highest is in use, lower ones were set aside. */
export function databaseName(vaultId: VaultId, number: number): string {
  return `${vaultId}.${number}`
}

/** The numbers of the vault's databases, rising. Rejects when IndexedDB does. */
export async function databaseNumbers(vaultId: VaultId, indexedDb: IndexedDb): Promise<readonly number[]> {
  const found = await indexedDb.indexedDB.databases()
  const numbers = found
    .filter(({ name }) => name?.startsWith(`${vaultId}.`))
    .map(({ name = "" }) => Number(name.slice(vaultId.length + 1)))
  return numbers
    .filter((number) => Number.isSafeInteger(number) && number > 0)
    .toSorted((left, right) => left - right)
}
