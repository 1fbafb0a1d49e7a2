import {
  databaseName,
  databaseNumbers,
  type IndexedDb,
  RowDatabase,
} from "../../../src/storage/row-database.ts"
import type { PutRow } from "../../../src/vault/frame.ts"
import type { VaultId } from "../../../src/vault/ids.ts"
import { newIndexedDb } from "./vault-on-disk.ts"

/** Another IndexedDB that holds now what this one holds: a working copy to go back to. */
export async function copyOf(indexedDb: IndexedDb, vaultId: VaultId): Promise<IndexedDb> {
  const copy = newIndexedDb()
  for (const number of await databaseNumbers(vaultId, indexedDb)) {
    const name = databaseName(vaultId, number)
    const [from, to] = [await RowDatabase.open(name, indexedDb), await RowDatabase.open(name, copy)]
    const puts: PutRow[] = []
    for (const table of ["a", "b"] as const) {
      for (const [id, sealed] of await from.readAll(table)) puts.push({ table, id, sealed })
    }
    const states = await from.readStates()
    if (states !== null) await to.write({ puts, deletions: [] }, states, await from.readReplica())
    from.close()
    to.close()
  }
  return copy
}
