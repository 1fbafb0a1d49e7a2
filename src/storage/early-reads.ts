import type { Result } from "../base/result.ts"
import type { RowId, VaultId } from "../vault/ids.ts"
import { JournalScan } from "./journal-scan.ts"
import { type JournalTail, readTail } from "./journal-tail.ts"
import type { FolderRefusal, InUseRefusal } from "./refusals.ts"
import {
  databaseName,
  databaseNumbers,
  type IndexedDb,
  RowDatabase,
  type SealedStates,
} from "./row-database.ts"
import type { ShellFolder } from "./shell-files.ts"

/** What the working copy holds, unproven. `database` is null where IndexedDB would not open it. */
export type FoundRows = Readonly<{
  database: RowDatabase | null
  /** Of the database, or of the next one where this one would not open. */
  number: number
  isEmpty: boolean
  segments: ReadonlyMap<RowId, Uint8Array>
  states: SealedStates | null
  replica: string | null
}>

/** What can be read before the key is there, so that it is in memory when Argon2 has ended. */
export type EarlyReads = Readonly<{
  vaultId: VaultId
  indexedDb: IndexedDb
  /** The journal's length, once the lock is held. */
  lock: Promise<Result<number, FolderRefusal | InUseRefusal>>
  /** The journal's end; null where the lock was refused or the file not read. */
  tail: Promise<JournalTail | null>
  rows: Promise<FoundRows>
  /** The whole journal, where there is no row to compare it with; else null. */
  scan: Promise<JournalScan | null>
}>

/**
 * Takes the folder's lock and starts reading. Good for any number of tries, at the passphrase or to open, until a storage
 * opened with it is closed. Never rejects.
 */
export function beginReading(
  folder: ShellFolder,
  vaultId: VaultId,
  options: Readonly<{ claim?: string; indexedDb?: IndexedDb }> = {},
): EarlyReads {
  const { claim, indexedDb = globalThis } = options
  const lock = folder.takeLock(claim)
  const tail = lock.then(async (held) => {
    const read = held.ok ? await readTail(folder, held.value) : held
    return read.ok ? read.value : null
  })
  const rows = findRows(vaultId, indexedDb)
  const scan = Promise.all([lock, rows]).then(async ([held, { isEmpty }]) => {
    const read = held.ok && isEmpty ? await JournalScan.read(folder, vaultId, null) : null
    return read?.ok ? read.value : null
  })
  return { vaultId, indexedDb, lock, tail, rows, scan }
}

async function findRows(vaultId: VaultId, indexedDb: IndexedDb): Promise<FoundRows> {
  const number = (await databaseNumbers(vaultId, indexedDb).catch(() => [])).at(-1) ?? 1
  let database: RowDatabase | null = null
  try {
    database = await RowDatabase.open(databaseName(vaultId, number), indexedDb)
    const [segments, states, replica] = await Promise.all([
      database.readAll("a"),
      database.readStates(),
      database.readReplica(),
    ])
    const isEmpty = segments.size === 0 && (await database.isEmpty())
    return { database, number, isEmpty, segments, states, replica }
  } catch {
    // Whatever IndexedDB's trouble is, the folder holds everything: it is read as an empty copy.
    database?.close()
    const none = { database: null, segments: new Map(), states: null, replica: null }
    return { ...none, number: number + 1, isEmpty: false }
  }
}
