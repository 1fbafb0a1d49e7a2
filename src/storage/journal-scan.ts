import { ok, refuse, type Result } from "../base/result.ts"
import { firstPutOffset, type Frame, type FrameRows, putLength, type PutRow } from "../vault/frame.ts"
import type { BatchId, RowId, VaultId } from "../vault/ids.ts"
import { Replay } from "../vault/replay.ts"
import type { Table } from "../vault/sealed-row.ts"
import type { WalkedPiece } from "../vault/walk-frames.ts"
import type { FolderRefusal } from "./refusals.ts"
import type { ShellFolder } from "./shell-files.ts"
import { walkJournal } from "./walk-journal.ts"

/** Where a row's sealed bytes stand in the file. */
export type RowPlace = Readonly<{ at: number; length: number }>

/** A commit of the file, without its rows. */
export type NotedCommit = Readonly<{
  generation: number
  sealedState: Uint8Array
  /** The rows that it put or deleted. */
  touched: readonly Readonly<{ table: Table; id: RowId }>[]
}>

type Kept = RowPlace & Readonly<{ sealed: Uint8Array | null }>

const mostTries = 3

/**
 * What the folder's journal says to somebody without a key. Rows of table `a` are kept, of bodies only where they stand:
 * they are nearly all of the file.
 */
export class JournalScan {
  readonly #replay = new Replay<Kept>()
  readonly #since: number | null
  readonly #noted: NotedCommit[] = []
  readonly #open = new Map<BatchId, Frame<Kept>[]>()
  #firstGeneration = 0
  /** Of the file. */
  length = 0
  /** Bytes that are no frame stand behind the last commit: a write that was cut short, or damage. */
  isTorn = false
  /** The last commit ends here; what stands behind it does not count. */
  end = 0
  isNewer = false

  private constructor(since: number | null) {
    this.#since = since
  }

  /** Reads the file a part at a time; an absent one is an empty one. Commits from generation `since` on are noted, with null none. */
  static async read(
    folder: ShellFolder,
    vaultId: VaultId,
    since: number | null,
  ): Promise<Result<JournalScan, FolderRefusal>> {
    for (let tries = 1; ; tries++) {
      const scan = new JournalScan(since)
      const read = await scan.#readAll(folder, vaultId)
      if (read.ok) return ok(scan)
      if (read.refusal.reason !== "replaced") return refuse(read.refusal)
      if (tries === mostTries) return refuse({ reason: "storage-failed" })
    }
  }

  /** Of table `a`, as they are after the last commit. */
  get segments(): ReadonlyMap<RowId, Uint8Array> {
    const rows = new Map<RowId, Uint8Array>()
    for (const [id, { sealed }] of this.#replay.rows("a")) if (sealed !== null) rows.set(id, sealed)
    return rows
  }

  get bodies(): ReadonlyMap<RowId, RowPlace> {
    return this.#replay.rows("b")
  }

  /** The last commit; null where there is none. */
  get committed(): Omit<NotedCommit, "touched"> | null {
    return this.#replay.committed
  }

  /** Of the first commit in the file: everything before it was compacted away. */
  get firstGeneration(): number {
    return this.#firstGeneration
  }

  get noted(): readonly NotedCommit[] {
    return this.#noted
  }

  async #readAll(folder: ShellFolder, vaultId: VaultId) {
    for await (const part of walkJournal(folder, vaultId)) {
      if (!part.ok) return part
      this.length = part.value.length
      for (const piece of part.value.pieces) this.#see(piece)
      if (this.isNewer) break
    }
    return ok()
  }

  #see(piece: WalkedPiece): void {
    if (piece.kind === "newer") this.isNewer = true
    if (piece.kind === "damage") this.isTorn = piece.isTail
    if (piece.kind !== "frame") return
    this.isTorn = false
    if (this.#take(lightened(piece.frame, piece.offset))) this.end = piece.offset + piece.length
  }

  /** Whether the frame was a commit that counts. */
  #take(frame: Frame<Kept>): boolean {
    const step = this.#replay.apply(frame)
    if (frame.kind === "part") {
      if (step === "waiting") this.#open.set(frame.batch, [...(this.#open.get(frame.batch) ?? []), frame])
      return false
    }
    if (step !== "applied") return false
    const parts = frame.kind === "close" ? (this.#open.get(frame.batch) ?? []) : []
    if (frame.kind === "close") this.#open.delete(frame.batch)
    const { generation, sealedState } = frame
    if (this.#firstGeneration === 0) this.#firstGeneration = generation
    if (this.#since !== null && generation >= this.#since) {
      const touched = [...parts, frame].flatMap(touchedBy)
      this.#noted.push({ generation, sealedState, touched })
    }
    return true
  }
}

/** The frame without the bytes of the part that it was read from. */
function lightened(frame: Frame, offset: number): Frame<Kept> {
  let end = offset + firstPutOffset
  const puts = frame.puts.map((put): PutRow<Kept> => {
    end += putLength(put)
    const { table, id, sealed } = put
    const { length } = sealed
    return { table, id, sealed: { at: end - length, length, sealed: table === "a" ? sealed.slice() : null } }
  })
  if (frame.kind === "part") return { ...frame, puts }
  return { ...frame, puts, sealedState: frame.sealedState.slice() }
}

function touchedBy({ puts, deletions }: FrameRows<Kept>): NotedCommit["touched"] {
  return [...puts, ...deletions].map(({ table, id }) => ({ table, id }))
}
