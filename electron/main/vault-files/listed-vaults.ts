import { join } from "node:path"
import { ok, type Result } from "../../../src/base/result.ts"
import type { Files } from "./files.ts"
import { listFolders } from "./folders.ts"
import type { PlacesState, VaultPlace } from "./places-file.ts"
import { type FolderRefusalName, folderRefusal, type Refusing } from "./refusal.ts"
import { holdsHeader } from "./vault-tree.ts"

/** A vault that this computer knows, within reach or not. `isOwn`: it lies in the app's own root. */
export type ListedVault = Readonly<{
  ref: string
  path: string
  isOwn: boolean
  refusal: FolderRefusalName | null
  place: VaultPlace
}>

type Listed = Result<readonly ListedVault[], Refusing<FolderRefusalName>>

/** Every vault of the root and of the places, the one opened last first. One that is being deleted is none any more. */
export async function listVaults(files: Files, root: string, state: PlacesState): Promise<Listed> {
  const found = await listFolders(files, root)
  if (!found.ok) return found
  const refusals = new Map(found.value.map(({ ref, refusal }) => [ref, refusal]))
  const refs = new Set([...refusals.keys(), ...Object.keys(state.vaults)])
  const listed = await Promise.all(
    [...refs].map(async (ref): Promise<ListedVault> => {
      const place = state.vaults[ref] ?? {}
      const path = pathOf(root, ref, place)
      if (place.path !== undefined) {
        return { ref, path, isOwn: false, refusal: await lookAt(files, path), place }
      }
      const refusal = refusals.get(ref)
      return { ref, path, isOwn: true, refusal: refusal === undefined ? "folder-gone" : refusal, place }
    }),
  )
  return ok(listed.filter(({ place }) => place.isRemoving !== true).toSorted(byLastOpened))
}

export function pathOf(root: string, ref: string, place: VaultPlace | undefined): string {
  return place?.path ?? join(root, ref)
}

function byLastOpened(left: ListedVault, right: ListedVault): number {
  const [one, other] = [left.place.openedAt ?? "", right.place.openedAt ?? ""]
  if (one === other) return left.ref < right.ref ? -1 : 1
  return one > other ? -1 : 1
}

/** The empty folder that a stick leaves where it was is out of reach like one that is not there. */
async function lookAt(files: Files, path: string): Promise<FolderRefusalName | null> {
  try {
    return (await holdsHeader(files, path)) ? null : "folder-gone"
  } catch (error) {
    return folderRefusal(error).name
  }
}
