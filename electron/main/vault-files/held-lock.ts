import { basename, dirname, join } from "node:path"
import { type Files, type OpenFile, openPlain, readAt, remove, writeAll } from "./files.ts"
import { type LockRecord, lockRecordBytes, lockRecordLength, parseLockRecord } from "./lock-record.ts"
import { codeOf } from "./refusal.ts"

export type HeartTimes = Readonly<{ now: () => number; beatEveryMs: number }>

/** A lock of our own, with its heartbeat. `file` is the open lock file and belongs to this object. */
export class HeldLock {
  readonly #files: Files
  #path: string
  readonly #file: OpenFile
  #record: LockRecord
  readonly #times: HeartTimes
  readonly #timer: ReturnType<typeof setInterval>
  #state: "held" | "lost" | "released" = "held"
  #beating: Promise<void> = Promise.resolve()

  constructor(files: Files, path: string, file: OpenFile, record: LockRecord, times: HeartTimes) {
    this.#files = files
    this.#path = path
    this.#file = file
    this.#record = record
    this.#times = times
    this.#timer = setInterval(() => {
      this.#beating = this.#beating.then(() => this.#beat())
    }, times.beatEveryMs)
    this.#timer.unref()
  }

  /**
   * Whether the folder's lock file is still ours; once lost, it stays lost. Throws what the file system refuses, a folder
   * that is not there among it: a stick pulled out and put back has lost no lock.
   */
  async isHeld(): Promise<boolean> {
    if (this.#state !== "held") return false
    if (await this.#standsAtPath()) return true
    this.#state = "lost"
    clearInterval(this.#timer)
    return false
  }

  /** The folder has another name now, and the lock file moved with it. */
  follow(folder: string): void {
    this.#path = join(folder, basename(this.#path))
  }

  async release(): Promise<void> {
    clearInterval(this.#timer)
    await this.#beating
    try {
      if (await this.isHeld()) await remove(this.#files, this.#path)
    } catch {
      // A lock file that cannot be removed is taken over by the next start: its process is gone by then.
    }
    this.#state = "released"
    await this.#file.close()
  }

  /** Into the open file and not through its name: after a take-over this reaches a file that nobody reads any more. */
  async #beat(): Promise<void> {
    try {
      if (!(await this.isHeld())) return
      this.#record = { ...this.#record, beat: this.#record.beat + 1, at: this.#times.now() }
      await writeAll(this.#file, lockRecordBytes(this.#record), 0)
    } catch {
      // A disk in trouble shows at the next save; a missed heartbeat makes the lock look older, never younger.
    }
  }

  async #standsAtPath(isLastLook = false): Promise<boolean> {
    try {
      const [named, open] = await Promise.all([this.#files.lstat(this.#path), this.#file.stat()])
      if (named.ino === open.ino) return true
      // Some network file systems number files anew at each look: there the token decides.
      const file = await openPlain(this.#files, this.#path, "read")
      try {
        return parseLockRecord(await readAt(file, 0, lockRecordLength))?.token === this.#record.token
      } finally {
        await file.close()
      }
    } catch (error) {
      if (codeOf(error) !== "ENOENT") throw error
      await this.#files.lstat(dirname(this.#path))
      // The folder may have come back between the two looks, and the lock with it.
      return isLastLook ? false : this.#standsAtPath(true)
    }
  }
}
