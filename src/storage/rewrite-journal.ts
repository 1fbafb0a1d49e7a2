import { ok, refuse, type Result } from "../base/result.ts"
import type { DeletedRow, PutRow } from "../vault/frame.ts"
import { batchIds, type VaultId } from "../vault/ids.ts"
import { appendFrame, closeFrame, partFrame, piecesOf } from "./journal-writer.ts"
import type { FolderRefusal } from "./refusals.ts"
import type { ShellFolder } from "./shell-files.ts"

/** Small, so that a commit that comes meanwhile waits for little. */
const partBytes = 256 * 1024

/** The state that the rows are, and what changed since they were read, over which it is written. */
export type RewriteState = Readonly<{
  puts: readonly PutRow[]
  deletions: readonly DeletedRow[]
  generation: number
  sealed: Uint8Array
}>
export type RewriteEnd = RewriteState &
  Readonly<{
    /** Of the journal that is replaced. */
    oldLength: number
    /** Whether that one stays in the folder under another name. */
    keep: boolean
  }>

/**
 * A new journal beside the folder's, which takes its place at `finish`. Its rows are one batch, closed with the state that
 * they are: before the close nothing of it counts, and until `finish` the old file is the journal. One that is given up
 * is cleared away by the next, or by the next start.
 */
export class JournalRewrite {
  readonly #folder: ShellFolder
  readonly #vaultId: VaultId
  readonly #batch = batchIds.random()
  #parts = 0
  #length = 0

  private constructor(folder: ShellFolder, vaultId: VaultId) {
    this.#folder = folder
    this.#vaultId = vaultId
  }

  static async begin(folder: ShellFolder, vaultId: VaultId): Promise<Result<JournalRewrite, FolderRefusal>> {
    const begun = await folder.beginRewrite()
    return begun.ok ? ok(new JournalRewrite(folder, vaultId)) : refuse(notOurs(begun.refusal))
  }

  get length(): number {
    return this.#length
  }

  async add(puts: Iterable<PutRow>): Promise<Result<undefined, FolderRefusal>> {
    for (const piece of piecesOf(puts, partBytes)) {
      const frame = partFrame(this.#vaultId, this.#batch, this.#parts, 0, piece)
      const written = await this.#write(frame)
      if (!written.ok) return written
      this.#parts += 1
    }
    return ok()
  }

  /** Makes the rows count, in the new journal; the old one is still the folder's. */
  async close(state: RewriteState): Promise<Result<undefined, FolderRefusal>> {
    const added = await this.add(state.puts)
    if (!added.ok) return added
    return this.#write(closeFrame(this.#vaultId, this.#batch, this.#parts, { ...state, puts: [] }))
  }

  /** Answers the new journal's length. */
  async finish(end: RewriteEnd): Promise<Result<number, FolderRefusal>> {
    const closed = await this.close(end)
    if (!closed.ok) return closed
    const finished = await this.#folder.finishRewrite(end.oldLength, this.#length, end.keep)
    return finished.ok ? finished : refuse(notOurs(finished.refusal))
  }

  async #write(frame: Parameters<typeof appendFrame>[2]): Promise<Result<undefined, FolderRefusal>> {
    const written = await appendFrame(
      (at, bytes) => this.#folder.addToRewrite(at, bytes),
      this.#length,
      frame,
    )
    if (!written.ok) return written
    this.#length = written.value
    return ok()
  }
}

function notOurs(refusal: FolderRefusal | Readonly<{ reason: "other-length" }>): FolderRefusal {
  return refusal.reason === "other-length" ? { reason: "storage-failed" } : refusal
}
