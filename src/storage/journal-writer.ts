import { ok, refuse, type Result } from "../base/result.ts"
import {
  batchThreshold,
  type CloseFrame,
  encodeFrame,
  type Frame,
  type PutRow,
  putLength,
} from "../vault/frame.ts"
import { type BatchId, batchIds, type VaultId } from "../vault/ids.ts"
import type { FolderRefusal } from "./refusals.ts"
import type { RowChanges } from "./row-database.ts"
import type { OtherLength, ShellFolder } from "./shell-files.ts"

export type Commit = RowChanges & Readonly<{ generation: number; sealed: Uint8Array }>

type Append = (
  at: number,
  frame: Uint8Array<ArrayBuffer>,
) => Promise<Result<number, FolderRefusal | OtherLength>>

/**
 * Writes commits to the end of the folder's journal. A commit that is refused leaves the file as it was; where even that
 * cannot be known, because the shell did not answer, it is made so before the next one.
 */
export class JournalWriter {
  readonly #folder: ShellFolder
  readonly #vaultId: VaultId
  #length: number
  #isCertain = true

  constructor(folder: ShellFolder, vaultId: VaultId, length: number) {
    this.#folder = folder
    this.#vaultId = vaultId
    this.#length = length
  }

  /** Where the last commit ends. */
  get length(): number {
    return this.#length
  }

  /** The file is another one from now on, `length` long. */
  restart(length: number): void {
    this.#length = length
    this.#isCertain = true
  }

  /** Durable once it is ok. Over 4 MiB the rows go into the parts of a batch that count once its close is there. */
  async append(commit: Commit): Promise<Result<undefined, FolderRefusal>> {
    const certain = await this.#ascertain()
    if (!certain.ok) return certain
    let end = this.#length
    const append: Append = (at, frame) => this.#folder.append(at, frame)
    this.#isCertain = false
    for (const frame of framesOf(this.#vaultId, commit)) {
      const written = await appendFrame(append, end, frame)
      if (!written.ok) {
        await this.#ascertain()
        return written
      }
      end = written.value
    }
    this.#length = end
    this.#isCertain = true
    return ok()
  }

  /** Cuts off what a commit that did not come to its end may have left. */
  async #ascertain(): Promise<Result<undefined, FolderRefusal>> {
    if (this.#isCertain) return ok()
    const stat = await this.#folder.stat()
    if (!stat.ok) return stat
    const length = stat.value.length ?? 0
    if (length < this.#length) return refuse({ reason: "storage-failed" })
    if (length > this.#length) {
      const cut = await this.#folder.cut(length, this.#length, false)
      // The shell may have taken its own unfinished write back meanwhile.
      const isDone = cut.ok || (cut.refusal.reason === "other-length" && cut.refusal.length === this.#length)
      if (!isDone) return refuse(folderOnly(cut.refusal))
    }
    this.#isCertain = true
    return ok()
  }
}

/** One frame for a small commit; else parts of a batch and its close. */
export function* framesOf(vaultId: VaultId, commit: Commit): Generator<Frame, void, void> {
  const { puts, deletions, generation, sealed: sealedState } = commit
  if (puts.reduce((length, put) => length + putLength(put), 0) <= batchThreshold) {
    yield { kind: "commit", vaultId, puts, deletions, generation, sealedState }
    return
  }
  const batch = batchIds.random()
  let parts = 0
  for (const piece of piecesOf(puts, batchThreshold)) {
    yield partFrame(vaultId, batch, parts++, generation - 1, piece)
  }
  yield closeFrame(vaultId, batch, parts, { ...commit, puts: [] })
}

/** Rows in runs of at most `longest` bytes; a longer row has a run of its own. */
export function* piecesOf(puts: Iterable<PutRow>, longest: number): Generator<PutRow[], void, void> {
  let piece: PutRow[] = []
  let length = 0
  for (const put of puts) {
    if (piece.length > 0 && length + putLength(put) > longest) {
      yield piece
      piece = []
      length = 0
    }
    piece.push(put)
    length += putLength(put)
  }
  if (piece.length > 0) yield piece
}

/** `generation` is that of the last commit before the batch. */
export function partFrame(
  vaultId: VaultId,
  batch: BatchId,
  part: number,
  generation: number,
  puts: readonly PutRow[],
): Frame {
  return { kind: "part", vaultId, batch, part, generation, puts, deletions: [] }
}

export function closeFrame(vaultId: VaultId, batch: BatchId, parts: number, commit: Commit): CloseFrame {
  const { puts, deletions, generation, sealed: sealedState } = commit
  return { kind: "close", vaultId, batch, parts, generation, puts, deletions, sealedState }
}

export async function appendFrame(
  append: Append,
  at: number,
  frame: Frame,
): Promise<Result<number, FolderRefusal>> {
  const bytes = encodeFrame(frame)
  // No row is longer than a frame can hold, and commits are parted long before.
  if (!bytes.ok) throw new Error("A frame grew over its limit")
  const written = await append(at, bytes.value)
  return written.ok ? written : refuse(folderOnly(written.refusal))
}

/** Another length than the writer's own means that somebody else wrote: whatever it was, this file is not ours to go on with. */
function folderOnly(refusal: FolderRefusal | OtherLength): FolderRefusal {
  return refusal.reason === "other-length" ? { reason: "storage-failed" } : refusal
}
