/** Once the first screen has long been there, and typing may have begun. */
const firstAfterMs = 3 * 60_000
/** After the last of many changes: a snapshot is made of what is finished, and while nobody waits for the disk. */
const settledAfterMs = 2 * 60_000
/** Somebody who never stops typing gets one all the same. */
const longestWaitMs = 20 * 60_000
/** After a failure, and in an app that stays open for days. */
const againAfterMs = 30 * 60_000

/** Asks now and then whether a snapshot is due: some time after unlock, and when changes have settled. */
export class SnapshotClock {
  readonly #ask: () => Promise<void>
  #timer: ReturnType<typeof setTimeout>
  #waitingSince: number | null = null
  #isEnded = false

  constructor(ask: () => Promise<void>) {
    this.#ask = ask
    this.#timer = setTimeout(() => this.#run(), firstAfterMs)
  }

  /** Something was changed. The first minutes after unlock pass all the same. */
  noteChange(): void {
    if (this.#isEnded) return
    const now = performance.now()
    if (this.#waitingSince === null) this.#waitingSince = now
    else if (now - this.#waitingSince >= longestWaitMs) return
    this.#set(this.#waitingSince === now ? firstAfterMs : settledAfterMs)
  }

  end(): void {
    this.#isEnded = true
    clearTimeout(this.#timer)
  }

  #set(afterMs: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#run(), afterMs)
  }

  #run(): void {
    this.#waitingSince = null
    this.#set(againAfterMs)
    void this.#ask()
  }
}
