import type { RecordId } from "../../domain/envelope.ts"
import type { ShellStore } from "../../storage/shell-store.ts"
import type { Records } from "../../storage/storage.ts"
import type { Knowledge } from "../knowledge/knowledge.ts"
import { hasCopyAside, noteCopyAside } from "./kept-aside-copy.ts"

/** Early, so that what is removed for good is known; long after the first screen is there. */
const lookAfterMs = 2_000
const sweepAfterMs = 4 * 60_000
const thenEveryMs = 6 * 60 * 60_000

export type KeeperParts = Readonly<{
  records: Records
  knowledge: Knowledge
  store: ShellStore
  /** Whether the vault is as it was left: by a choice or a loss a copy of it was put aside. */
  isAsLeft: boolean
  /** Of this opening, in milliseconds since 1970. */
  openedAt: number
}>

/**
 * Removes the files of attachments that were removed for good, after that commit, and those that an interrupted adding or
 * removal left. Files of this opening are never taken for such; nothing is removed while somebody holds them, and never
 * what a copy of the vault that was put aside may name.
 */
export class FileKeeper {
  readonly #parts: KeeperParts
  #timer: ReturnType<typeof setTimeout>
  /** What each attachment's file is called, once looked at. */
  #files: Map<RecordId, string> | null = null
  readonly #due = new Set<string>()
  #holds = 0
  #working: Promise<unknown> = Promise.resolve()

  constructor(parts: KeeperParts) {
    this.#parts = parts
    parts.knowledge.onChange((ids) => this.#follow(ids))
    const run = () => {
      this.#timer = setTimeout(run, thenEveryMs)
      void this.sweep()
    }
    if (!parts.isAsLeft) this.#working = noteCopyAside(parts.records)
    this.#timer = setTimeout(() => {
      this.#known()
      this.#timer = setTimeout(run, sweepAfterMs)
    }, lookAfterMs)
  }

  /** Until the answer is called, no file is removed: for as long as one is added, saved, restored or backed up. */
  hold(): () => void {
    this.#known()
    this.#holds += 1
    let isHeld = true
    return () => {
      if (!isHeld) return
      isHeld = false
      this.#holds -= 1
      this.#removeDue()
    }
  }

  /** Files in the folder that no record names, not even one in the trash; of this opening's only those whose record is gone. */
  async orphans(): Promise<readonly string[]> {
    const listed = await this.#parts.store.list()
    if (!listed.ok) return []
    const named = new Set(this.#known().values())
    return listed.value
      .filter(({ name, modifiedMs }) => this.#due.has(name) || modifiedMs < this.#parts.openedAt)
      .map(({ name }) => name)
      .filter((name) => !named.has(name))
  }

  async sweep(): Promise<void> {
    if (this.#holds > 0) return
    const orphans = await this.orphans()
    if (!(await this.#mayGuess())) return
    for (const name of orphans) this.#due.add(name)
    this.#removeDue()
    await this.settled()
  }

  /** Not once a copy of the vault was put aside, in this opening or an earlier one. */
  async #mayGuess(): Promise<boolean> {
    const { records, isAsLeft } = this.#parts
    if (!isAsLeft) await noteCopyAside(records)
    return isAsLeft && !hasCopyAside(records)
  }

  /** Once what is due is removed, or was refused to be. */
  settled(): Promise<unknown> {
    return this.#working
  }

  async end(): Promise<void> {
    clearTimeout(this.#timer)
    this.#holds += 1
    await this.#working
  }

  #known(): Map<RecordId, string> {
    if (this.#files !== null) return this.#files
    this.#files = new Map()
    this.#follow(this.#parts.knowledge.idsOf("attachment"))
    return this.#files
  }

  #follow(ids: Iterable<RecordId>): void {
    const files = this.#files
    if (files === null) return
    let hasGone = false
    for (const id of ids) {
      const record = this.#parts.records.get(id)
      const before = files.get(id)
      const now = record?.type === "attachment" ? record["file"] : undefined
      if (typeof now === "string") files.set(id, now)
      else files.delete(id)
      if (before === undefined || before === now) continue
      this.#due.add(before)
      hasGone = true
    }
    if (hasGone) this.#removeDue()
  }

  #removeDue(): void {
    if (this.#due.size > 0) this.#working = this.#working.then(() => this.#remove())
  }

  async #remove(): Promise<void> {
    for (const name of this.#due) {
      if (this.#holds > 0) return
      const isNamed = new Set(this.#known().values()).has(name)
      // What the disk refuses is tried again with the next sweep.
      if (isNamed || (await this.#parts.store.remove(name)).ok) this.#due.delete(name)
    }
  }
}
