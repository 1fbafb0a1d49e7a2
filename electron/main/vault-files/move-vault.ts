import { dirname, join } from "node:path"
import { ok, refuse, type Result } from "../../../src/base/result.ts"
import { type Files, syncFolder } from "./files.ts"
import { pathOf } from "./listed-vaults.ts"
import type { LockTaker } from "./lock-file.ts"
import type { Places } from "./places.ts"
import { codeOf, type FolderRefusalName, folderRefusal, type Refusing } from "./refusal.ts"
import { settleMove } from "./settle-moves.ts"
import { copyFile, filesBelow, isEmptyFolder, removeFiles, removeIfEmpty } from "./vault-tree.ts"

export type MoveRefusal = Refusing<FolderRefusalName | "in-use"> | Readonly<{ name: "not-empty" }>
type MoveParts = Readonly<{ files: Files; root: string; places: Places; taker: () => Promise<LockTaker> }>

/**
 * Moves a vault that nobody has open to `to`, which is empty or not there. On the same disk it is renamed; else it is copied,
 * the header last, compared, listed at its new place and only then removed from the old one. Cut off anywhere, exactly one
 * whole vault is listed after `settleMoves`.
 */
export async function moveVault(
  { files, root, places, taker }: MoveParts,
  ref: string,
  to: string,
): Promise<Result<undefined, MoveRefusal>> {
  try {
    const known = await places.state()
    if (!known.ok) return known
    const from = pathOf(root, ref, known.value.vaults[ref])
    if ((await isEmptyFolder(files, to)) === false) return refuse({ name: "not-empty" })
    const lock = await (await taker()).take(from)
    if (!lock.ok) return lock
    try {
      const begun = await places.changeVault(ref, { movingTo: to })
      if (!begun.ok) return begun
      const isRenamed = await tryRename(files, from, to)
      if (isRenamed) lock.value.follow(to)
      else await copyWhole(files, from, to)
      const path = to === join(root, ref) ? undefined : to
      const movedFrom = isRenamed ? undefined : from
      const listed = await places.changeVault(ref, { path, movingTo: undefined, movedFrom })
      if (!listed.ok) return listed
      if (isRenamed) return ok()
      // What cannot be removed now is tried again at the next start; the vault is at its new place already.
      await removeFiles(files, from, await filesBelow(files, from)).then(
        () => places.changeVault(ref, { movedFrom: undefined }),
        () => undefined,
      )
      return ok()
    } catch (error) {
      await settleMove({ files, root, places }, ref).catch(() => undefined)
      throw error
    } finally {
      await lock.value.release()
    }
  } catch (error) {
    return refuse(folderRefusal(error))
  }
}

/** False where the two lie on different disks, or the system takes no folder for this one. */
async function tryRename(files: Files, from: string, to: string): Promise<boolean> {
  // Windows renames onto nothing that is there; elsewhere an empty folder gives way as well.
  await removeIfEmpty(files, to)
  try {
    await files.rename(from, to)
  } catch (error) {
    if (!["EXDEV", "EBUSY", "ENOTEMPTY", "EEXIST", "EPERM", "EACCES"].includes(codeOf(error) ?? ""))
      throw error
    return false
  }
  await syncFolder(files, dirname(to))
  await syncFolder(files, dirname(from))
  return true
}

async function copyWhole(files: Files, from: string, to: string): Promise<void> {
  await files.mkdir(to, { recursive: true, mode: 0o700 })
  const names = await filesBelow(files, from)
  const folders = new Set(names.map(dirname).filter((way) => way !== "."))
  for (const way of folders) await files.mkdir(join(to, way), { recursive: true, mode: 0o700 })
  for (const name of names) if (name !== "header") await copyFile(files, join(from, name), join(to, name))
  for (const way of folders) await syncFolder(files, join(to, way))
  await copyFile(files, join(from, "header"), join(to, "header~"))
  await syncFolder(files, to)
  await files.rename(join(to, "header~"), join(to, "header"))
  await syncFolder(files, to)
  await syncFolder(files, dirname(to))
}
