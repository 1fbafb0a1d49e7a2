import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { createInterface } from "node:readline"

/** A Node process whose lines of output are collected. */
export class RunningProgram {
  readonly lines: string[] = []
  readonly #child: ChildProcess
  readonly #ended: Promise<unknown>
  #errors = ""

  constructor(path: string, args: readonly string[]) {
    const child = spawn(process.execPath, [path, ...args], { stdio: ["ignore", "pipe", "pipe"] })
    this.#child = child
    this.#ended = once(child, "close")
    child.stderr.on("data", (text: Buffer) => {
      this.#errors += text.toString()
    })
    createInterface({ input: child.stdout }).on("line", (line) => this.lines.push(line))
  }

  /** What it complained of; empty when all went well. */
  get errors(): string {
    return this.#errors
  }

  async line(matching: (line: string) => boolean): Promise<string> {
    for (;;) {
      const line = this.lines.find(matching)
      if (line !== undefined) return line
      if (this.#child.exitCode !== null) throw new Error(`Ended early: ${this.#errors}`)
      await new Promise((resolve) => setTimeout(resolve, 2))
    }
  }

  /** As kill -9 does; afterwards nothing of it runs any more and all that it said is in `lines`. */
  async kill(): Promise<void> {
    this.#child.kill("SIGKILL")
    await this.#ended
  }
}
