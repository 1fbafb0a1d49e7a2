import { ok, refuse, type Result } from "../base/result.ts"
import type { DeletedRow } from "../vault/frame.ts"
import type { RowId } from "../vault/ids.ts"
import type { VaultKeys } from "../vault/keys.ts"
import type { Table } from "../vault/sealed-row.ts"
import type { CommitQueue } from "./commit-queue.ts"
import type { JournalWriter } from "./journal-writer.ts"
import { LiveRows } from "./live-rows.ts"
import type { FolderRefusal } from "./refusals.ts"
import { JournalRewrite } from "./rewrite-journal.ts"
import type { FinishedDraft } from "./row-draft.ts"
import type { ShellFolder } from "./shell-files.ts"
import type { VaultState } from "./vault-state.ts"
import type { WorkingCopy } from "./working-copy.ts"

const smallest = 32 * 1024 * 1024
const factor = 3
const mostLooks = 256

export type CompactionParts = Readonly<{
  folder: ShellFolder
  keys: VaultKeys
  state: VaultState
  copy: WorkingCopy
  writer: JournalWriter
  queue: CommitQueue
}>

/** Keeps the journal from growing far beyond what it holds. */
export class Compaction {
  readonly #parts: CompactionParts
  /** Rows changed since the rewrite under way began to read. */
  readonly #changed = new Map<RowId, Table>()
  #running: Promise<Result<undefined, FolderRefusal>> | null = null
  #runs = 0
  /** The length at which to look again whether most of the journal is out of date. */
  #nextLook = smallest

  constructor(parts: CompactionParts) {
    this.#parts = parts
  }

  /** To be called in turn with each commit. */
  note({ puts, deletions }: FinishedDraft): void {
    if (this.#running !== null) {
      for (const { table, id } of [...puts, ...deletions]) this.#changed.set(id, table)
    } else if (this.#parts.writer.length >= this.#nextLook && !this.#parts.copy.isPartial) void this.#look()
  }

  /** How often the journal was replaced. */
  get runs(): number {
    return this.#runs
  }

  /** One at a time: asked while it runs, answers when that one has ended. With `keep`, the old journal is kept aside. */
  run(keep = false): Promise<Result<undefined, FolderRefusal>> {
    this.#running ??= this.#compact(keep).finally(() => {
      this.#running = null
      this.#changed.clear()
    })
    return this.#running
  }

  /** Runs what rewrites the journal by itself, while no compaction does. */
  async hold<R>(work: () => Promise<Result<undefined, R>>): Promise<Result<undefined, R>> {
    while (this.#running !== null) await this.#running
    const working = work()
    this.#running = working
      .then((done) => (done.ok ? done : refuse({ reason: "storage-failed" as const })))
      .finally(() => {
        this.#running = null
      })
    return working
  }

  async #look(): Promise<void> {
    this.#nextLook = Number.POSITIVE_INFINITY
    const { writer } = this.#parts
    this.#nextLook = Math.max(smallest, factor * (await this.#estimatedBytes()))
    if (writer.length <= this.#nextLook) return
    // A few long texts may lie between those that were looked at: only the whole sum says that it is worth while.
    this.#nextLook = Number.POSITIVE_INFINITY
    let live = 0
    const rows = new LiveRows(this.#parts)
    for await (const some of rows.all(() => false)) for (const { sealed } of some) live += sealed.length
    this.#nextLook = Math.max(smallest, factor * live)
    if (writer.length > this.#nextLook) await this.run()
  }

  /** Of all live rows, by the lengths of some bodies: reading fifty thousand takes seconds, while the owner writes. */
  async #estimatedBytes(): Promise<number> {
    const { state, copy } = this.#parts
    const all = [...state.entries.values()].flatMap(({ links }) => Object.values(links))
    const step = Math.ceil(all.length / mostLooks)
    const some = all.filter((_, at) => at % step === 0).map(({ row }) => row)
    let bytes = 0
    for (const sealed of await copy.readMany("b", some)) bytes += sealed?.length ?? 0
    let segments = 0
    for (const { length } of state.rows.values()) segments += length
    return segments + (some.length === 0 ? 0 : (bytes / some.length) * all.length)
  }

  async #compact(keep: boolean): Promise<Result<undefined, FolderRefusal>> {
    const { folder, keys, state, writer, queue } = this.#parts
    const begun = await JournalRewrite.begin(folder, keys.vaultId)
    if (!begun.ok) return begun
    const rewriting = begun.value
    const rows = new LiveRows(this.#parts)
    const written = new Set<RowId>()
    for await (const some of rows.all((id) => this.#changed.has(id))) {
      const added = await rewriting.add(some)
      if (!added.ok) return added
      for (const { id } of some) written.add(id)
    }
    return queue.inTurn(async () => {
      const changed = new LiveRows(this.#parts)
      const puts = await changed.some(new Set(this.#changed.keys()))
      for (const { id } of puts ?? []) written.add(id)
      const isComplete = [...state.rows.keys()].every((id) => written.has(id))
      // What cannot be read now must not be left out of the folder's only file.
      if (puts === null || !isComplete || rows.isBlind || changed.isBlind) {
        return refuse({ reason: "storage-failed" })
      }
      const alive = new Set(puts.map(({ id }) => id))
      const deletions: DeletedRow[] = []
      for (const [id, table] of this.#changed) if (!alive.has(id)) deletions.push({ table, id })
      const { seal, sealed } = state
      const { generation } = seal
      const oldLength = writer.length
      const finished = await rewriting.finish({ puts, deletions, generation, sealed, oldLength, keep })
      if (!finished.ok) return finished
      writer.restart(finished.value)
      this.#runs += 1
      this.#nextLook = Math.max(smallest, factor * finished.value)
      return ok()
    })
  }
}
