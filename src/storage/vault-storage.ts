import type { Result } from "../base/result.ts"
import type { RowId } from "../vault/ids.ts"
import type { VaultKeys } from "../vault/keys.ts"
import { Bodies } from "./bodies.ts"
import { BodyCache } from "./body-cache.ts"
import { CommitQueue } from "./commit-queue.ts"
import { Compaction } from "./compaction.ts"
import { FrozenStates } from "./frozen-states.ts"
import { isJournalSound } from "./journal-check.ts"
import type { RowPlace } from "./journal-scan.ts"
import { JournalWriter } from "./journal-writer.ts"
import { migrations } from "./migrations.ts"
import { RecordStore } from "./record-store.ts"
import type { FolderRefusal } from "./refusals.ts"
import { type NewKeys, rotateKeys, type RotateRefusal } from "./rotation.ts"
import type { ShellFolder } from "./shell-files.ts"
import type { OpenOutcome } from "./open-outcome.ts"
import type { Committed, Records, Storage, StorageEvent } from "./storage.ts"
import type { VaultState } from "./vault-state.ts"
import type { WorkingCopy } from "./working-copy.ts"

export type StorageParts = Readonly<{
  folder: ShellFolder
  keys: VaultKeys
  state: VaultState
  copy: WorkingCopy
  /** Of the journal. */
  length: number
  before: Uint8Array | null
  outcome: OpenOutcome
  hadFormerKeys: boolean
  /** Where bodies stand in the journal, while the working copy does not have them all. */
  places: ReadonlyMap<RowId, RowPlace> | null
}>

const settleAfterMs = 30_000
const presenceAfterMs = 2_000
/** Once the first screen is there. */
const fillAfterMs = 250
const scrubAfterMs = 60_000
const scrubPauseMs = 50

/** An open vault's rows: what ties queue, records, bodies and compaction together, and their timers. */
export class VaultStorage implements Storage {
  readonly outcome: OpenOutcome
  readonly records: Records
  readonly #parts: StorageParts
  readonly #queue: CommitQueue
  readonly #writer: JournalWriter
  readonly #bodies: Bodies
  readonly #compaction: Compaction
  readonly #commitListeners = new Set<(commit: Committed) => void>()
  readonly #eventListeners = new Set<(event: StorageEvent) => void>()
  readonly #timers = new Map<"settle" | "presence" | "scrub", ReturnType<typeof setTimeout>>()
  #filling: Promise<void> | null = null
  #isClosed = false

  constructor(parts: StorageParts) {
    const { folder, keys, state, copy } = parts
    this.#parts = parts
    this.outcome = parts.outcome
    const cache = new BodyCache()
    const frozen = new FrozenStates()
    const writer = new JournalWriter(folder, keys.vaultId, parts.length)
    this.#writer = writer
    this.#queue = new CommitQueue({
      state,
      keys,
      cache,
      writer,
      copy,
      frozen,
      afterCommit: (finished) => this.#compaction.note(finished),
    })
    this.#compaction = new Compaction({ folder, keys, state, copy, writer, queue: this.#queue })
    this.#bodies = new Bodies({
      state,
      keys,
      cache,
      copy,
      folder,
      tell: (event) => this.#tell(event),
      places: parts.places,
      repair: (puts, stillBelongs) => this.#queue.repair(puts, stillBelongs),
      inTurn: (step) => this.#queue.inTurn(step),
    })
    this.records = new RecordStore({
      state,
      queue: this.#queue,
      bodies: this.#bodies,
      frozen,
      migrations,
      replica: () => copy.replica,
      isClosed: () => this.#isClosed,
      onCommit: (commit) => this.#committed(commit),
    })
    if (copy.isPartial) this.#later("presence", fillAfterMs, () => this.#fill())
    else this.#later("presence", presenceAfterMs, () => this.#bodies.checkPresence())
    this.#later("scrub", scrubAfterMs, () => this.scrub())
  }

  get hadFormerKeys(): boolean {
    return this.#parts.hadFormerKeys
  }

  get generation(): number {
    return this.#parts.state.seal.generation
  }

  get lastChange(): number | null {
    return this.#parts.state.rows.size === 0 ? null : this.#parts.state.seal.changedAt
  }

  renewReplica(): Promise<void> {
    return this.#queue.inTurn(() => this.#parts.copy.renewReplica())
  }

  onCommit(listener: (commit: Committed) => void): () => void {
    this.#commitListeners.add(listener)
    return () => this.#commitListeners.delete(listener)
  }

  onEvent(listener: (event: StorageEvent) => void): () => void {
    this.#eventListeners.add(listener)
    return () => this.#eventListeners.delete(listener)
  }

  tellTrouble(isWell: boolean): void {
    this.#tell({ kind: isWell ? "working-copy-well" : "working-copy-failed" })
  }

  compact(): Promise<Result<undefined, FolderRefusal>> {
    return this.#compaction.run()
  }

  async scrub(): Promise<void> {
    const pause = async () => {
      await new Promise((resolve) => setTimeout(resolve, scrubPauseMs))
      return !this.#isClosed
    }
    if (this.#parts.copy.isPartial) await this.#fill()
    await this.#bodies.scrub(pause)
    const { runs } = this.#compaction
    const isSound = await isJournalSound(
      this.#parts.folder,
      this.#parts.keys.vaultId,
      this.#writer.length,
      pause,
    )
    // A journal that was replaced meanwhile was read partly here and partly there.
    if (isSound !== false || this.#compaction.runs !== runs || this.#isClosed) return
    const mended = await this.#compaction.run(true)
    if (mended.ok) this.#tell({ kind: "folder-mended" })
  }

  async rotate(to: NewKeys): Promise<Result<undefined, RotateRefusal>> {
    if (this.#parts.copy.isPartial) await this.#fill()
    const parts = { ...this.#parts, writer: this.#writer, queue: this.#queue }
    return this.#compaction.hold(() =>
      rotateKeys(parts, to, () => {
        this.#queue.stop()
        this.#isClosed = true
      }),
    )
  }

  removeFormerCopies(): Promise<void> {
    return this.#parts.copy.removeFormer(this.#parts.keys)
  }

  async close(): Promise<Result<undefined, FolderRefusal>> {
    for (const timer of this.#timers.values()) clearTimeout(timer)
    const settled = await this.records.settle()
    this.#isClosed = true
    await this.#queue.inTurn(() => Promise.resolve())
    this.#parts.copy.close()
    const released = await this.#parts.folder.releaseLock()
    return settled.ok ? released : settled
  }

  /** Fetches what a working copy made anew still lacks. */
  #fill(): Promise<void> {
    this.#filling ??= this.#bodies
      .fill(() => !this.#isClosed)
      .finally(() => {
        this.#filling = null
      })
    return this.#filling
  }

  #committed(commit: Committed): void {
    this.#later("settle", settleAfterMs, () => this.records.settle())
    for (const listener of this.#commitListeners) listener(commit)
  }

  #tell(event: StorageEvent): void {
    for (const listener of this.#eventListeners) listener(event)
  }

  /** A refusal leaves everything as it was, and the next commit sets the next time. */
  #later(name: "settle" | "presence" | "scrub", afterMs: number, step: () => Promise<unknown>): void {
    clearTimeout(this.#timers.get(name))
    this.#timers.set(
      name,
      setTimeout(() => void step(), afterMs),
    )
  }
}
