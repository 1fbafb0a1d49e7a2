import { dirname, join } from "node:path"
import type { Files } from "./files.ts"
import { pathOf } from "./listed-vaults.ts"
import type { Places } from "./places.ts"
import { codeOf } from "./refusal.ts"
import {
  filesBelow,
  holdsHeader,
  isEmptyFolder,
  isSameTree,
  ownFilesBelow,
  removeFiles,
} from "./vault-tree.ts"

type SettleParts = Readonly<{ files: Files; root: string; places: Places }>

/**
 * Ends what was cut short: moves and deletions. To be called before anything is listed or opened. What is out of reach now
 * is left for another start.
 */
export async function settleAll(parts: SettleParts): Promise<void> {
  const known = await parts.places.state()
  if (!known.ok) return
  for (const [ref, place] of Object.entries(known.value.vaults)) {
    try {
      if (place.isRemoving === true) await removeVault(parts, ref)
      if (place.movingTo !== undefined) await settleMove(parts, ref)
      if (place.movedFrom !== undefined) await removeFormer(parts, ref, place.movedFrom)
    } catch (error) {
      if (codeOf(error) === undefined) throw error
    }
  }
}

/** The old place counts as long as it holds the vault; the new one only where the old one does not. */
export async function settleMove({ files, root, places }: SettleParts, ref: string): Promise<void> {
  const known = await places.state()
  const place = known.ok ? known.value.vaults[ref] : undefined
  const to = place?.movingTo
  if (to === undefined) return
  const from = pathOf(root, ref, place)
  if (await holdsHeader(files, from)) {
    await removeDraft(files, from, to)
    await places.changeVault(ref, { movingTo: undefined })
  } else if (await holdsHeader(files, to)) {
    const path = to === join(root, ref) ? undefined : to
    await places.changeVault(ref, { path, movingTo: undefined, movedFrom: from })
    await removeFormer({ files, root, places }, ref, from)
  }
}

/**
 * Deletes what is left of a vault that is no longer listed: in the app's own folder all of it, elsewhere what is the vault's by
 * its name. Snapshots in a folder of the owner's stay.
 */
export async function removeVault({ files, root, places }: SettleParts, ref: string): Promise<void> {
  const known = await places.state()
  if (!known.ok) return
  const path = pathOf(root, ref, known.value.vaults[ref])
  if ((await isEmptyFolder(files, path)) !== null) {
    await removeFiles(files, path, await ownFilesBelow(files, path))
    if (path === join(root, ref)) await files.rm(path, { recursive: true, force: true })
  } else if ((await isEmptyFolder(files, dirname(path))) === null) {
    // Its stick is not here: what is left on it is removed when it is.
    return
  }
  // The snapshots that lie in the app's own folder because the owner chose no other.
  await files.rm(join(dirname(root), "s", ref), { recursive: true, force: true })
  await places.forget(ref)
}

/** A vault that another computer has changed at the former place since is not the same any more, and stays. */
async function removeFormer({ files, root, places }: SettleParts, ref: string, from: string): Promise<void> {
  const known = await places.state()
  if (!known.ok) return
  const isThere = (await isEmptyFolder(files, from)) !== null
  if (!isThere && (await isEmptyFolder(files, dirname(from))) === null) return
  const now = pathOf(root, ref, known.value.vaults[ref])
  if (isThere && (await isLeftOver(files, from, now))) {
    await removeFiles(files, from, await filesBelow(files, from))
  }
  await places.changeVault(ref, { movedFrom: undefined })
}

/** Whether each file at `from` is at `now` as well, the same: a removal cut short has left fewer. */
async function isLeftOver(files: Files, from: string, now: string): Promise<boolean> {
  const left = await filesBelow(files, from)
  return isSameTree(files, from, now, left)
}

/** What a copy cut short left at `to`. A whole vault there is removed only where it is the very same. */
async function removeDraft(files: Files, from: string, to: string): Promise<void> {
  if ((await isEmptyFolder(files, to)) === null) return
  const names = await filesBelow(files, from)
  if ((await holdsHeader(files, to)) && !(await isSameTree(files, to, from, names))) return
  const copied = (await filesBelow(files, to)).filter((name) => names.includes(name) || name === "header~")
  await removeFiles(files, to, copied)
}
