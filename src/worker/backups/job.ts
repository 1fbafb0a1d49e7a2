import { LongRun, type TellProgress } from "../long-run.ts"

/** A backup, snapshot or restore under way: how far it is, in records and attachments' bytes, and whether it is to end. */
export class Job {
  readonly #tell: TellProgress
  #run: LongRun | null = null
  #done = 0
  #isCancelled = false

  constructor(tell: TellProgress) {
    this.#tell = tell
  }

  get isCancelled(): boolean {
    return this.#isCancelled
  }

  cancel(): void {
    this.#isCancelled = true
  }

  /** Once it is known how much there is to do; again where another part follows. */
  expect(total: number): void {
    this.#run = new LongRun(total, this.#tell)
    this.#done = 0
  }

  /** So much more is done. Gives others their turn now and then, and answers whether to go on. */
  async step(amount: number): Promise<boolean> {
    this.#done += amount
    await this.#run?.goesOn(this.#done)
    return !this.#isCancelled
  }
}
