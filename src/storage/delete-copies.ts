import type { VaultId } from "../vault/ids.ts"
import { deleteImage } from "./image-database.ts"
import { databaseName, databaseNumbers, type IndexedDb } from "./row-database.ts"

/**
 * Deletes every working copy of the vault, those set aside as well, and the search index's image. What IndexedDB will not delete stays: it is sealed, and its
 * keys are gone with the vault.
 */
export async function deleteCopies(vaultId: VaultId, indexedDb: IndexedDb): Promise<void> {
  const numbers = await databaseNumbers(vaultId, indexedDb).catch(() => [])
  await Promise.all([
    deleteImage(vaultId, indexedDb),
    ...numbers.map(
      (number) =>
        new Promise<void>((resolve) => {
          const request = indexedDb.indexedDB.deleteDatabase(databaseName(vaultId, number))
          for (const end of ["success", "error", "blocked"]) request.addEventListener(end, () => resolve())
        }),
    ),
  ])
}
