import type { RecordId } from "../../domain/envelope.ts"
import type { TextIndex } from "../../search/search-types.ts"
import type { Storage } from "../../storage/storage.ts"
import type { SearchState } from "../api/search.ts"
import type { Knowledge } from "../knowledge/knowledge.ts"
import type { Documents } from "./documents.ts"
import type { ImageSaver } from "./image-saver.ts"
import { IndexWork } from "./index-work.ts"

/** After the last commit: while somebody writes, saves follow each other more closely. Whoever searches meanwhile has it at once. */
const followAfterMs = 3_000
const tellEveryMs = 250
/** Fewer are brought up to date without a word. */
const worthTelling = 200
/** A failing index is made anew from nothing so often. */
const mostFailures = 2

export type IndexKeeperParts = Readonly<{
  storage: Pick<Storage, "onEvent">
  knowledge: Knowledge
  documents: Documents
  /** The index as it was last kept, else an empty one. */
  open: () => Promise<TextIndex>
  saver: ImageSaver
  tell: (state: SearchState) => void
}>

type Opened = Readonly<{ index: TextIndex; work: IndexWork }>

/** The index of the open vault: made or fetched after the unlock, and following every commit from then on. */
export class IndexKeeper {
  readonly #parts: IndexKeeperParts
  #opened: Opened | null = null
  #running: Promise<void> | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  #state: SearchState = { kind: "making", done: 0, total: 0 }
  #toldAt = 0
  /** Of the work that is under way, in records. */
  #total = 0
  #failures = 0
  #isEnded = false

  constructor(parts: IndexKeeperParts) {
    this.#parts = parts
    parts.knowledge.onChange((ids) => this.#follow(ids))
    parts.storage.onEvent((event) => {
      if (event.kind === "body-repaired") this.#follow([event.id])
    })
  }

  get state(): SearchState {
    return this.#state
  }

  /** What `read` answers of the index; null while there is none. One that breaks is thrown away and made anew. */
  ask<Answer>(read: (index: TextIndex) => Answer): Answer | null {
    if (this.#opened === null) return null
    try {
      return read(this.#opened.index)
    } catch {
      void this.#throwAway().then(() => this.catchUp())
      return null
    }
  }

  /** Whether the index holds everything as it is now. */
  get isComplete(): boolean {
    return this.#opened?.work.isDone === true
  }

  beginAfter(ms: number): void {
    clearTimeout(this.#timer)
    if (!this.#isEnded) this.#timer = setTimeout(() => void this.catchUp(), ms)
  }

  /** Resolves once the index is complete, or cannot be made. */
  catchUp(): Promise<void> {
    if (this.#isEnded || this.isComplete || this.#failures >= mostFailures) return Promise.resolve()
    clearTimeout(this.#timer)
    this.#running ??= this.#run()
    return this.#running
  }

  /** As `catchUp`, and no longer than `ms`. Answers whether the index is complete; if not, it is told once it is. */
  async catchUpWithin(ms: number): Promise<boolean> {
    if (this.isComplete) return true
    let timer: ReturnType<typeof setTimeout> | undefined
    const tooLong = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, ms)
    })
    await Promise.race([this.catchUp(), tooLong])
    clearTimeout(timer)
    const { isComplete } = this
    if (!isComplete && this.#state.kind === "ready") this.#tell(this.#progress())
    return isComplete
  }

  /** Nothing is read or written from then on. */
  end(): void {
    this.#isEnded = true
    clearTimeout(this.#timer)
    this.#parts.saver.end()
    this.#drop()
  }

  #follow(ids: readonly RecordId[]): void {
    if (this.#opened === null || this.#isEnded) return
    this.#opened.work.add(ids)
    this.#parts.saver.noteChange()
    this.beginAfter(followAfterMs)
  }

  async #run(): Promise<void> {
    try {
      while (!this.#isEnded && !this.isComplete && this.#failures < mostFailures) {
        await this.#work().catch(() => this.#throwAway())
      }
      if (this.#isEnded || this.#opened === null) return
      this.#parts.saver.noteComplete(this.#opened.index, this.#opened.work.writes)
    } finally {
      this.#running = null
    }
  }

  /** Out of memory, or an index that broke: what it is made of is still there. */
  async #throwAway(): Promise<void> {
    this.#failures += 1
    this.#state = { kind: "making", done: 0, total: 0 }
    this.#drop()
    await this.#parts.saver.forget()
  }

  async #work(): Promise<void> {
    const opened = this.#opened ?? (await this.#open())
    if (opened === null) return
    const { work } = opened
    this.#total = work.left
    while (!work.isDone && !this.#isEnded) {
      await work.step()
      const isWorthTelling = this.#state.kind === "making" || work.left > worthTelling
      if (isWorthTelling && !work.isDone) this.#tell(this.#progress())
    }
    if (!this.#isEnded) this.#tell({ kind: "ready" })
  }

  async #open(): Promise<Opened | null> {
    const index = await this.#parts.open()
    if (this.#isEnded) {
      index.close()
      return null
    }
    const work = new IndexWork(index, this.#parts.knowledge, this.#parts.documents)
    work.addAll()
    this.#opened = { index, work }
    return this.#opened
  }

  #drop(): void {
    const opened = this.#opened
    this.#opened = null
    opened?.work.end()
    opened?.index.close()
  }

  #progress(): SearchState {
    const left = this.#opened?.work.left ?? 0
    this.#total = Math.max(this.#total, left)
    return { kind: "making", done: this.#total - left, total: this.#total }
  }

  #tell(state: SearchState): void {
    const before = this.#state.kind
    this.#state = state
    const now = performance.now()
    // The first word of each kind is never left out.
    if (state.kind === before && (state.kind === "ready" || now - this.#toldAt < tellEveryMs)) return
    this.#toldAt = now
    this.#parts.tell(state)
  }
}
