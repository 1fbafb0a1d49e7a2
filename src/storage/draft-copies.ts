import { type VaultId, vaultIds } from "../vault/ids.ts"
import { deleteCopies } from "./delete-copies.ts"
import type { IndexedDb } from "./row-database.ts"

const mark = /^~([0-9a-f]{32})$/

/**
 * Marks the working copies of this vault as those of a draft, which an end in the middle leaves without a folder. The mark is an
 * empty database; where IndexedDB makes none there is no working copy either.
 */
export async function markDraft(vaultId: VaultId, { indexedDB }: IndexedDb): Promise<void> {
  await new Promise<void>((resolve) => {
    const opening = indexedDB.open(`~${vaultId}`, 1)
    opening.addEventListener("success", () => {
      opening.result.close()
      resolve()
    })
    opening.addEventListener("error", () => resolve())
    opening.addEventListener("blocked", () => resolve())
  })
}

export async function unmarkDraft(vaultId: VaultId, { indexedDB }: IndexedDb): Promise<void> {
  await new Promise<void>((resolve) => {
    const deleting = indexedDB.deleteDatabase(`~${vaultId}`)
    for (const end of ["success", "error", "blocked"]) deleting.addEventListener(end, () => resolve())
  })
}

/** Removes what drafts left. Of a vault that was put in place a moment before the end, a working copy is lost, which is made anew. */
export async function sweepDraftCopies(indexedDb: IndexedDb): Promise<void> {
  const found = await indexedDb.indexedDB.databases().catch(() => [])
  for (const { name = "" } of found) {
    const vaultId = vaultIds.parse(mark.exec(name)?.[1] ?? "")
    if (vaultId === null) continue
    await deleteCopies(vaultId, indexedDb)
    await unmarkDraft(vaultId, indexedDb)
  }
}
