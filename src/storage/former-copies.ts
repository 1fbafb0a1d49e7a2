import type { VaultKeys } from "../vault/keys.ts"
import { stateEpoch } from "../vault/state-seal.ts"
import { removeFormerImage } from "./image-database.ts"
import { databaseName, databaseNumbers, type IndexedDb, RowDatabase } from "./row-database.ts"

/** Whether a working copy was written under keys that a rotation has replaced. */
export function isOfFormerKeys(keys: VaultKeys, sealedState: Uint8Array | null | undefined): boolean {
  const epoch = sealedState ? stateEpoch(sealedState) : null
  return epoch !== null && epoch < keys.epoch
}

/**
 * Deletes databases of this vault that former keys opened, whatever their number, and the search index's image. One that
 * cannot be opened is left.
 */
export async function removeFormerDatabases(keys: VaultKeys, indexedDb: IndexedDb): Promise<void> {
  await removeFormerImage(keys, indexedDb)
  for (const number of await databaseNumbers(keys.vaultId, indexedDb).catch(() => [])) {
    const name = databaseName(keys.vaultId, number)
    if (await isFormer(keys, name, indexedDb)) await deleteDatabase(name, indexedDb)
  }
}

async function isFormer(keys: VaultKeys, name: string, indexedDb: IndexedDb): Promise<boolean> {
  const database = await RowDatabase.open(name, indexedDb).catch(() => null)
  try {
    return isOfFormerKeys(keys, (await database?.readStates())?.now)
  } catch {
    return false
  } finally {
    database?.close()
  }
}

/** Resolves also where it was refused, or must wait for another page of the app to let go. */
function deleteDatabase(name: string, { indexedDB }: IndexedDb): Promise<void> {
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name)
    for (const event of ["success", "error", "blocked"]) request.addEventListener(event, () => resolve())
  })
}
