import { ok, refuse, type Result } from "../base/result.ts"
import { type BodyLink, isLinked } from "../vault/body.ts"
import type { PutRow } from "../vault/frame.ts"
import type { RowId, VaultId } from "../vault/ids.ts"
import type { WalkedPiece } from "../vault/walk-frames.ts"
import type { FolderRefusal } from "./refusals.ts"
import type { ShellFolder } from "./shell-files.ts"
import { walkJournal } from "./walk-journal.ts"

/** A body that a head names, by its row. */
export type Wanted = Readonly<{ link: BodyLink }>
export type Found<W extends Wanted> = Readonly<{ wanted: W; put: PutRow }>

const mostTries = 3

/**
 * Looks through the whole journal for bodies in the very sealing that is wanted, which their tags tell: whether the frames
 * around them are in order is no matter. Yields those of one part of the file at a time, as views into it, and takes them
 * out of `wanted`. A refusal is the last that it yields; without one, what is left in `wanted` is nowhere in the file.
 */
export async function* findBodies<W extends Wanted>(
  folder: ShellFolder,
  vaultId: VaultId,
  wanted: Map<RowId, W>,
): AsyncGenerator<Result<readonly Found<W>[], FolderRefusal>, void, void> {
  for (let tries = 1; wanted.size > 0; tries++) {
    let isReplaced = false
    for await (const part of walkJournal(folder, vaultId)) {
      if (part.ok) yield ok(foundIn(part.value.pieces, wanted))
      else if (part.refusal.reason !== "replaced") return yield refuse(part.refusal)
      else isReplaced = true
      if (wanted.size === 0) return
    }
    if (!isReplaced) return
    if (tries === mostTries) return yield refuse({ reason: "storage-failed" })
  }
}

function foundIn<W extends Wanted>(
  pieces: Iterable<WalkedPiece>,
  wanted: Map<RowId, W>,
): readonly Found<W>[] {
  const found: Found<W>[] = []
  for (const piece of pieces) {
    for (const put of piece.kind === "frame" ? piece.frame.puts : []) {
      const one = put.table === "b" ? wanted.get(put.id) : undefined
      if (one === undefined || !isLinked(one.link, put.id, put.sealed)) continue
      wanted.delete(put.id)
      found.push({ wanted: one, put })
    }
  }
  return found
}
