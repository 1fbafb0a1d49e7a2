import { ok, refuse, type Result } from "../../base/result.ts"
import { deleteCopies } from "../../storage/delete-copies.ts"
import { markDraft, sweepDraftCopies, unmarkDraft } from "../../storage/draft-copies.ts"
import type { IndexedDb } from "../../storage/row-database.ts"
import { dropDraftVault, publishVault } from "../../storage/shell-drafts.ts"
import type { Send } from "../../storage/shell-request.ts"
import type { CreateRefusal } from "../api.ts"
import { OpenVault } from "../open-vault.ts"
import { lookAtVault } from "../survey.ts"
import { makeVault, type VaultToMake } from "../vaults/make-vault.ts"

/**
 * A new vault that is listed nowhere until `fill` is through and well. An end in the middle, of whatever kind, leaves nothing
 * of it that anybody sees: what lies in a draft's folder is removed by the shell, its working copy at the next such start.
 */
export async function createFilled<R>(
  send: Send,
  prepared: VaultToMake,
  place: string | undefined,
  fill: (vault: OpenVault) => Promise<Result<unknown, R>>,
  indexedDb: IndexedDb = globalThis,
): Promise<Result<OpenVault, R | CreateRefusal>> {
  const { vaultId } = prepared
  await sweepDraftCopies(indexedDb)
  await markDraft(vaultId, indexedDb)
  const made = await makeVault(send, prepared, { isDraft: true, ...(place === undefined ? {} : { place }) })
  if (!made.ok) {
    await deleteCopies(vaultId, indexedDb)
    await unmarkDraft(vaultId, indexedDb)
    return made
  }
  const { ref } = made.value.found.folder
  let isPublished = false
  try {
    const filled = await fill(made.value)
    if (!filled.ok) return filled
    await made.value.close()
    const published = await publishVault(send, ref)
    if (!published.ok) return published
    isPublished = true
  } finally {
    if (!isPublished) {
      await made.value.close()
      await dropDraftVault(send, ref)
      await deleteCopies(vaultId, indexedDb)
    }
    await unmarkDraft(vaultId, indexedDb)
  }
  const sight = await lookAtVault(send, ref)
  if (sight.kind !== "found") return refuse({ reason: "storage-failed" })
  const vault = await OpenVault.open(sight.vault, prepared.vaultKey, null)
  return vault.ok ? ok(vault.value) : refuse({ reason: "storage-failed" })
}
