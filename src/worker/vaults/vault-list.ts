import { ok, type Result } from "../../base/result.ts"
import type { Instant } from "../../domain/envelope.ts"
import type { PlacedVault, ShellPlaces } from "../../storage/shell-places.ts"
import type { FolderRefusal } from "../api.ts"
import type { VaultRow } from "../api/vaults.ts"

export async function listedRows(
  places: ShellPlaces,
): Promise<Result<Readonly<{ isHidden: boolean; rows: readonly VaultRow[] }>, FolderRefusal>> {
  const listed = await places.list()
  if (!listed.ok) return listed
  return ok({ isHidden: listed.value.isHidden, rows: listed.value.vaults.map(rowOf) })
}

function rowOf({ ref, name, folder, isSynced, refusal, openedAt }: PlacedVault): VaultRow {
  return {
    ref,
    name,
    folder,
    isSynced,
    state: refusal === null ? "here" : "out-of-reach",
    openedAt: openedAt === null ? null : (openedAt as Instant),
  }
}
