import { refuse, type Result } from "../../base/result.ts"
import type { RotateRefusal } from "../../storage/rotation.ts"
import { openVaultKeys } from "../../vault/open-header.ts"
import type { KeyedVault } from "./keyed-vault.ts"
import { nextHeader } from "./proven-header.ts"

export type RotateHow = Readonly<{
  onProgress: (done: number, total: number) => void
  isCancelled: () => boolean
}>

/**
 * Carries out the rotation that the vault's record of keys says is under way. Once it answers well, or with `lost-lock`, the
 * vault is only to be closed. `nothing-to-do`: none is, or its keys are not whole; then it is taken off the record.
 */
export async function rotate(
  vault: KeyedVault,
  how: RotateHow,
): Promise<Result<undefined, RotateRefusal | Readonly<{ reason: "nothing-to-do" }>>> {
  const { found, keyRecord, identities, storage } = vault
  const next = keyRecord.next()
  using vaultKey = next?.vaultKey
  const header = next === null ? null : nextHeader(next.header, next.vaultKey, found.header)
  if (next === null || vaultKey === undefined || header === null) {
    const ended = await keyRecord.endRotation()
    return ended.ok ? refuse({ reason: "nothing-to-do" }) : ended
  }
  const former = identities.asFormer()
  using keys = openVaultKeys(header, vaultKey)
  return await storage.rotate({
    keys,
    oldHeader: found.bytes,
    header: next.header,
    revise: (record) => keyRecord.revised(record, former),
    ...how,
  })
}
