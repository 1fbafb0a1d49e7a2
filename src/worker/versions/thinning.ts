import type { TextName, Versions } from "./versions.ts"

/** After the storage has settled by itself. */
const idleMs = 45_000
const sweepAfterMs = 120_000
/** With fewer it waits: what was a patch of one that goes must be written whole. */
const fewestAtOnce = 12

/** Lets go of versions whose time is over, where nobody waits for it, until it is ended. */
export class Thinning {
  readonly #versions: Versions
  readonly #inTurn: (step: () => Promise<void>) => Promise<void>
  readonly #touched = new Map<string, TextName>()
  readonly #sweep: ReturnType<typeof setTimeout>
  #idle: ReturnType<typeof setTimeout> | undefined
  #isEnded = false

  /** `inTurn` keeps it apart from saves of texts. */
  constructor(versions: Versions, inTurn: (step: () => Promise<void>) => Promise<void>) {
    this.#versions = versions
    this.#inTurn = inTurn
    this.#sweep = setTimeout(() => void this.#thin([...versions.texts()], 1), sweepAfterMs)
  }

  /** A version of this text was kept. */
  note(text: TextName): void {
    this.#touched.set(`${text.of} ${text.body}`, text)
    clearTimeout(this.#idle)
    if (!this.#isEnded) this.#idle = setTimeout(() => void this.run(), idleMs)
  }

  /** Looks at the texts that got versions since they were last looked at. */
  async run(): Promise<void> {
    const texts = [...this.#touched.values()]
    this.#touched.clear()
    await this.#thin(texts, fewestAtOnce)
  }

  end(): void {
    this.#isEnded = true
    clearTimeout(this.#sweep)
    clearTimeout(this.#idle)
  }

  /** A text at a time, so that a save waits for one at most. */
  async #thin(texts: readonly TextName[], fewest: number): Promise<void> {
    for (const text of texts) {
      if (this.#isEnded) return
      await this.#inTurn(() => this.#versions.thin(text, Date.now(), fewest))
    }
  }
}
