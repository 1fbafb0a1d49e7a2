import { createHash, randomBytes } from "node:crypto"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { ok, refuse, type Result } from "../../../src/base/result.ts"
import { type Files, type OpenFile, openPlain, readAt, remove, writeAll } from "./files.ts"
import { HeldLock, type HeartTimes } from "./held-lock.ts"
import type { Host } from "./host.ts"
import { type LockRecord, lockRecordBytes, lockRecordLength, parseLockRecord } from "./lock-record.ts"
import { codeOf, type Refusing } from "./refusal.ts"

const fileName = "lock"
export const beatEveryMs = 5_000
const freshMs = 60_000

/** `settleMs`: how long a heartbeat must stand still before the owner's word is enough to take a lock over. */
export type LockTimes = HeartTimes & Readonly<{ settleMs: number }>
export const lockTimes: LockTimes = { now: Date.now, beatEveryMs, settleMs: 2 * beatEveryMs + 1_000 }

type InUse = Refusing<"in-use">
type Found = Readonly<{ token: string; record: LockRecord | null }>
type Own = { readonly record: LockRecord; readonly draft: string; file: OpenFile }

/**
 * Takes the folder's lock, or says who has it. A lock whose holder is gone is taken over without a word; one of which nobody
 * can tell only with `claim` from an earlier `ask`, which waits until the heartbeat has stood still for `settleMs`.
 * Throws what the file system refuses. Heartbeats until `release`.
 */
export class LockTaker {
  readonly #askedAt = new Map<string, number>()
  readonly #files: Files
  readonly #host: Host
  readonly #times: LockTimes

  constructor(files: Files, host: Host, times: LockTimes) {
    this.#files = files
    this.#host = host
    this.#times = times
  }

  async take(folder: string, claim?: string): Promise<Result<HeldLock, InUse>> {
    const own = await this.#draft(folder)
    const path = join(folder, fileName)
    try {
      const refusal = await this.#takePath(path, own, claim)
      if (refusal !== null) {
        await own.file.close()
        return refuse(refusal)
      }
    } catch (error) {
      await own.file.close()
      throw error
    } finally {
      await remove(this.#files, own.draft)
    }
    await this.#sweep(folder)
    return ok(new HeldLock(this.#files, path, own.file, own.record, this.#times))
  }

  async #draft(folder: string): Promise<Own> {
    const { id, name, pid, start, boot } = this.#host
    const token = randomBytes(8).toString("hex")
    const record = { token, host: id, name, pid, start, boot, beat: 0, at: this.#times.now() }
    const draft = join(folder, `${fileName}~${token}`)
    const file = await openPlain(this.#files, draft, "create")
    try {
      await writeAll(file, lockRecordBytes(record), 0)
      await file.sync()
    } catch (error) {
      await file.close()
      await remove(this.#files, draft)
      throw error
    }
    return { record, file, draft }
  }

  async #takePath(path: string, own: Own, claim: string | undefined): Promise<InUse | null> {
    let found: Found | null = null
    for (let attempt = 0; attempt < 400; attempt++) {
      if (await this.#put(own, path)) return null
      found = await this.#find(path)
      if (found === null) continue
      const state = await this.#judge(found.record)
      if (state === "lives") return inUse(found)
      if (state === "unknown" && claim !== claimOf(found)) {
        // The same lock with another count: its heart has beaten since the owner was asked.
        return claim?.startsWith(`${found.token}.`) ? inUse(found) : this.#ask(found)
      }
      if (state === "unknown" && !(await this.#stoodStill(path, found))) return inUse(found)
      if (await this.#replace(path, found.token, own, state === "unknown")) return null
      await sleep(5)
    }
    return found === null ? { name: "in-use", host: "", answer: "refused" } : this.#ask(found)
  }

  /**
   * Replaces the dead lock `token` at `path` by our own. Who may do so is decided by a claim file named by the dead token:
   * one of any number of contenders makes it, and looks again under it, so nobody ever replaces a living lock. A claim
   * whose maker died is itself replaced in the same way.
   */
  async #replace(path: string, token: string, own: Own, ownerSaysSo: boolean): Promise<boolean> {
    const claimPath = `${path}.${token}`
    if (!(await this.#put(own, claimPath))) {
      const rival = await this.#find(claimPath)
      if (rival === null) return false
      const state = await this.#judge(rival.record)
      if (state === "lives" || (state === "unknown" && !ownerSaysSo)) return false
      if (!(await this.#replace(claimPath, rival.token, own, ownerSaysSo))) return false
    }
    const still = await this.#find(path)
    if (still?.token !== token) {
      await remove(this.#files, claimPath)
      return false
    }
    await this.#files.rename(claimPath, path)
    return true
  }

  /** Gives our draft the name `path` if nothing has it: the one step that only one of many can do. */
  async #put(own: Own, path: string): Promise<boolean> {
    try {
      await this.#files.link(own.draft, path)
      return true
    } catch (error) {
      const code = codeOf(error) ?? ""
      if (code === "EEXIST") return false
      if (!["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK"].includes(code)) throw error
    }
    // FAT and some network file systems have no second names: there the file is made in place, and may be met empty.
    try {
      const file = await openPlain(this.#files, path, "create")
      await own.file.close()
      own.file = file
      await writeAll(file, lockRecordBytes(own.record), 0)
      return true
    } catch (error) {
      if (codeOf(error) === "EEXIST") return false
      throw error
    }
  }

  async #find(path: string): Promise<Found | null> {
    let bytes = new Uint8Array()
    // A read can meet a heartbeat half written: only bytes that stay unreadable are unreadable.
    for (let attempt = 0; attempt < 3; attempt++) {
      if (attempt > 0) await sleep(10)
      try {
        const file = await openPlain(this.#files, path, "read")
        try {
          bytes = await readAt(file, 0, lockRecordLength)
        } finally {
          await file.close()
        }
      } catch (error) {
        if (codeOf(error) === "ENOENT") return null
        throw error
      }
      const record = parseLockRecord(bytes)
      if (record !== null) return { token: record.token, record }
    }
    return { token: createHash("sha256").update(bytes).digest("hex").slice(0, 16), record: null }
  }

  async #judge(record: LockRecord | null): Promise<"lives" | "gone" | "unknown"> {
    if (record === null) return "unknown"
    // Either clock may be years off, so only a heartbeat near our own time says anything.
    const fresh = Math.abs(this.#times.now() - record.at) < freshMs
    if (record.host !== this.#host.id) return fresh ? "lives" : "unknown"
    if (record.boot !== null && this.#host.boot !== null && record.boot !== this.#host.boot) return "gone"
    const state = await this.#host.look(record)
    return state === "unknown" && fresh ? "lives" : state
  }

  #ask(found: Found): InUse {
    const claim = claimOf(found)
    this.#askedAt.set(claim, this.#askedAt.get(claim) ?? performance.now())
    return { name: "in-use", host: found.record?.name ?? "", answer: "ask", claim }
  }

  async #stoodStill(path: string, found: Found): Promise<boolean> {
    const askedAt = this.#askedAt.get(claimOf(found)) ?? performance.now()
    await sleep(Math.max(0, askedAt + this.#times.settleMs - performance.now()))
    const now = await this.#find(path)
    return now !== null && claimOf(now) === claimOf(found)
  }

  /** Removes drafts and claims that dead processes left behind. */
  async #sweep(folder: string): Promise<void> {
    for (const name of await this.#files.readdir(folder)) {
      if (!/^lock[~.]/.test(name)) continue
      const path = join(folder, name)
      const found = await this.#find(path)
      if (found !== null && (await this.#judge(found.record)) === "gone") await remove(this.#files, path)
    }
  }
}

function claimOf(found: Found): string {
  return `${found.token}.${found.record?.beat ?? -1}`
}

function inUse(found: Found): InUse {
  return { name: "in-use", host: found.record?.name ?? "", answer: "refused" }
}
