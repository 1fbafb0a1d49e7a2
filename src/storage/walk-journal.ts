import { ok, refuse, type Result } from "../base/result.ts"
import type { VaultId } from "../vault/ids.ts"
import { FrameWalk, type WalkedPiece } from "../vault/walk-frames.ts"
import type { FolderRefusal } from "./refusals.ts"
import type { ShellFolder } from "./shell-files.ts"
import type { FilePart, Missing } from "./shell-request.ts"

/** Of the file, in one request. A file of gigabytes is walked in the memory of a few of these. */
export const partBytes = 4 * 1024 * 1024

/** The file gave way to another while it was read: what was found before is to be forgotten, and the walk begun anew. */
export type Replaced = Readonly<{ reason: "replaced" }>

/** What was found in one part of the file, to be walked before the next is asked for; views into it. */
export type WalkedPart = Readonly<{
  pieces: Iterable<WalkedPiece>
  /** Of the whole file, when the walk began: what is appended meanwhile is left out. */
  length: number
}>

/**
 * Walks the folder's journal, reading the next part while the last is worked on. Yields nothing for a file that is not
 * there or empty; a refusal is the last that it yields.
 */
export async function* walkJournal(
  folder: ShellFolder,
  vaultId: VaultId,
  wanted: number = partBytes,
): AsyncGenerator<Result<WalkedPart, FolderRefusal | Replaced>, void, void> {
  const rewrites = await folder.rewritesEnded()
  const first = await folder.readJournal(0, wanted)
  if (!first.ok) {
    if (first.refusal.reason !== "missing") yield refuse(first.refusal)
    return
  }
  const { length } = first.value
  const walk = new FrameWalk(vaultId, length)
  let part: Result<FilePart, FolderRefusal | Missing> = first
  let at = 0
  while (at < length) {
    if (folder.rewrites !== rewrites) return yield refuse({ reason: "replaced" })
    if (!part.ok) {
      const { refusal } = part
      return yield refuse(refusal.reason === "missing" ? { reason: "folder-gone" } : refusal)
    }
    const bytes = part.value.bytes.subarray(0, length - at)
    // Somebody else is cutting it.
    if (bytes.length === 0) return yield refuse({ reason: "storage-failed" })
    at += bytes.length
    const next = at < length ? folder.readJournal(at, Math.min(length, at + wanted)) : null
    yield ok({ pieces: walk.take(bytes), length })
    if (next !== null) part = await next
  }
}
