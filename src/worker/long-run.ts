const holdMs = 12
const tellEveryMs = 100

export type TellProgress = (done: number, total: number) => void

/** Long work that leaves the worker free for whatever else is asked, tells how far it is, and can be ended. */
export class LongRun {
  readonly #tell: TellProgress
  readonly #total: number
  #isCancelled = false
  #heldSince = performance.now()
  #toldAt = Number.NEGATIVE_INFINITY

  constructor(total: number, tell: TellProgress) {
    this.#total = total
    this.#tell = tell
  }

  get isCancelled(): boolean {
    return this.#isCancelled
  }

  cancel(): void {
    this.#isCancelled = true
  }

  /** Between two pieces of the work, `done` of them behind. Answers whether to go on. */
  async goesOn(done: number): Promise<boolean> {
    const now = performance.now()
    if (now - this.#toldAt >= tellEveryMs || done === this.#total) {
      this.#toldAt = now
      if (!this.#isCancelled) this.#tell(done, this.#total)
    }
    if (now - this.#heldSince >= holdMs) {
      // A task of its own: what came in meanwhile has its turn.
      await new Promise((resolve) => setTimeout(resolve))
      this.#heldSince = performance.now()
    }
    return !this.#isCancelled
  }
}
