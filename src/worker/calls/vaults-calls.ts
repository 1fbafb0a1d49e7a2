import { ok, refuse } from "../../base/result.ts"
import type { VaultsApi } from "../api/vaults.ts"
import type { VaultDesk } from "../vault-desk.ts"
import { listedRows } from "../vaults/vault-list.ts"

/** Which vaults there are, and which of them this worker turns to. */
export function vaultsCalls(desk: VaultDesk): VaultsApi {
  const places = desk.shellPlaces
  const current = async () => {
    const listed = await listedRows(places)
    return listed.ok ? (listed.value.rows.find(({ ref }) => ref === desk.ref) ?? null) : null
  }
  return {
    listVaults: async () => {
      const listed = await listedRows(places)
      if (!listed.ok) return listed
      const { isHidden, rows } = listed.value
      return ok({ isHidden, rows: isHidden && !desk.isOpen ? [] : rows })
    },
    chooseVault: async (ref) => {
      await desk.choose(ref)
      return desk.survey()
    },
    thisVault: current,
    renameVault: (ref, name) => places.rename(ref, name.trim()),
    forgetVault: (ref) => places.forget(ref),
    hideVaults: (isHidden) => places.hide(isHidden),
    deleteVault: async (typedName) => {
      const row = await current()
      if (row === null) return refuse({ reason: "folder-gone" })
      if (typedName.trim() !== row.name) return refuse({ reason: "other-name" })
      const { backups, storage } = desk.open
      if (backups.provenGeneration() !== storage.generation) return refuse({ reason: "no-backup" })
      return desk.delete()
    },
  }
}
