import type { Instant } from "../../domain/envelope.ts"
import type { TrashBin } from "./trash-bin.ts"

/** Long after the first screen is there, and then several times a day in an app that is never closed. */
const firstAfterMs = 90_000
const thenEveryMs = 6 * 60 * 60 * 1000

/** Empties the trash of what has lain in it for its days, until it is ended. */
export class Purging {
  #timer: ReturnType<typeof setTimeout>

  constructor(bin: TrashBin) {
    const run = () => {
      this.#timer = setTimeout(run, thenEveryMs)
      // A refusal leaves everything as it was, and the next time comes.
      void bin.purge(new Date().toISOString() as Instant)
    }
    this.#timer = setTimeout(run, firstAfterMs)
  }

  end(): void {
    clearTimeout(this.#timer)
  }
}
