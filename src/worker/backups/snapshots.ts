import { ok, refuse, type Result } from "../../base/result.ts"
import { ageRecipient } from "../../crypto/age-identity.ts"
import type { Instant } from "../../domain/envelope.ts"
import { isShrunk, isSnapshotDue, type SnapshotKind } from "../../domain/snapshot-plan.ts"
import type { Records } from "../../storage/storage.ts"
import type { FolderRefusal } from "../api.ts"
import type { BackupRefusal, SnapshotRow } from "../api/backups.ts"
import { copyIdentity } from "./copy-identity.ts"
import type { Job } from "./job.ts"
import { markOf } from "./record-counts.ts"
import { listNumbered, presentOf, rotate, type SnapshotStores, snapshotName } from "./snapshot-folder.ts"
import { emptyLog, type KnownSnapshot, LogRecord, type SnapshotLog } from "./snapshot-log.ts"
import { beginSnapshot, type MakerParts, type PreparedSnapshot } from "./snapshot-maker.ts"
import { isOwnSnapshot } from "./own-snapshot.ts"

export type SnapshotsParts = MakerParts &
  Readonly<{
    records: Records
    stores: SnapshotStores
    readIdentity: () => Promise<Uint8Array | null>
    /** The state has changed. */
    tell: () => void
  }>

export type MadeSnapshot = Readonly<{ known: KnownSnapshot; lost: number; mark: string }>

/** The vault's snapshots in their folder: made, found whole, let go of by the plan. One is made at a time: that is the caller's care. */
export class Snapshots {
  readonly #parts: SnapshotsParts
  readonly #log: LogRecord

  constructor(parts: SnapshotsParts) {
    this.#parts = parts
    this.#log = new LogRecord(parts.records)
  }

  async log(): Promise<SnapshotLog> {
    return this.#log.read()
  }

  /** The newest that counts: neither one that shrank nor one that no longer lies in the folder. */
  async lastGood(): Promise<KnownSnapshot | null> {
    const listed = await this.#parts.stores.snapshots.list()
    const log = await this.log()
    return newestGood(listed.ok ? presentOf(log, listed.value) : log)
  }

  async isBehind(): Promise<boolean> {
    const { mark } = await this.log()
    return mark !== markOf(this.#parts.records.list())
  }

  /** Whether the plan wants one now: after changes, where the last good one is gone, or is not for the present sheet. */
  async isDue(now: Instant): Promise<boolean> {
    const { snapshots, recipient } = await this.log()
    if ((await this.lastGood()) === null || recipient !== this.#recipient()) return true
    const last = snapshots.reduce<KnownSnapshot | null>(newer, null)
    return isSnapshotDue(last?.at ?? null, now) && this.isBehind()
  }

  #recipient(): string {
    using identity = this.#parts.identity()
    return ageRecipient(identity)
  }

  /** The newest number first. */
  async list(): Promise<Result<readonly SnapshotRow[], FolderRefusal>> {
    const listed = await listNumbered(this.#parts.stores.snapshots)
    if (!listed.ok) return listed
    const { snapshots } = await this.log()
    const known = new Map(snapshots.map((one) => [one.name, one]))
    return ok(
      listed.value.map(({ name, bytes, modifiedMs }) => {
        const at = known.get(name)?.at ?? (new Date(modifiedMs).toISOString() as Instant)
        return { name, at, bytes }
      }),
    )
  }

  /** The vault has another `identity.age`: it takes the former one's place beside the snapshots, where there are any. */
  async renewIdentity(): Promise<void> {
    const { stores, readIdentity } = this.#parts
    const log = await this.log()
    if (log.snapshots.length === 0) return
    const copied = await copyIdentity(stores.snapshots, log.identity, readIdentity)
    // Refused by the disk, it comes with the next snapshot.
    if (copied.ok && copied.value !== log.identity) await this.#write({ ...log, identity: copied.value })
  }

  /** Another folder holds none of those that are known. Numbers go on. */
  async beginAnew(): Promise<void> {
    const { last } = await this.log()
    await this.#write({ ...emptyLog, last })
  }

  /**
   * One snapshot, found whole; then the plan's rotation. With `isAgreed` a smaller vault than before is what the owner wants:
   * the one before it stays for a while as a safety snapshot. A failure is kept in the log until one succeeds.
   */
  async make(
    kind: Exclude<SnapshotKind, "shrunk">,
    job: Job,
    isAgreed = false,
  ): Promise<Result<MadeSnapshot, BackupRefusal>> {
    const made = await this.#make(kind, job, isAgreed)
    // Cancelled by the owner or the lock: that is no trouble.
    if (!made.ok && made.refusal.reason !== "cancelled") await this.#noteTrouble(made.refusal.reason)
    this.#parts.tell()
    return made
  }

  async #make(
    kind: Exclude<SnapshotKind, "shrunk">,
    job: Job,
    isAgreed: boolean,
  ): Promise<Result<MadeSnapshot, BackupRefusal>> {
    const { stores } = this.#parts
    const numbered = await listNumbered(stores.snapshots)
    if (!numbered.ok) return numbered
    const before = presentOf(await this.log(), numbered.value)
    await this.#removeBegun(before)
    const number = Math.max(before.last, numbered.value[0]?.number ?? 0) + 1
    const begun: SnapshotLog = { ...before, last: number, begun: number }
    await this.#write(begun)
    const prepared = await beginSnapshot(this.#parts, snapshotName(number), job)
    if (!prepared.ok) return prepared
    using snapshot = prepared.value
    const last = newestOf(before, "plan")
    const hasShrunk = last !== null && isShrunk(last.made, snapshot.counts.made) && !isAgreed
    const written = await snapshot.write(knownCopies(before, snapshot.recipient))
    if (!written.ok) return written
    const identity = await copyIdentity(stores.snapshots, before.identity, this.#parts.readIdentity)
    if (!identity.ok) return identity
    const at = new Date().toISOString() as Instant
    const { counts, lost } = snapshot
    const known: KnownSnapshot = {
      number,
      name: snapshotName(number),
      at,
      kind: hasShrunk && kind === "plan" ? "shrunk" : kind,
      bytes: written.value.bytes,
      entries: counts.entries,
      records: counts.records,
      made: counts.made,
      files: written.value.files.size,
    }
    const added = withSnapshot(begun, known, snapshot, written.value.files)
    const agreed = isAgreed && last !== null ? keptSafe(added, last) : added
    const trouble = lost > 0 ? { at, reason: "damaged" as const } : null
    await this.#write({ ...agreed, trouble, identity: identity.value })
    if (known.kind === "shrunk" && last !== null) {
      return refuse({ reason: "shrunk", before: last.made, now: counts.made })
    }
    const rotated = await rotate(stores, await this.log(), at)
    if (rotated.snapshots.length < agreed.snapshots.length) await this.#write(rotated)
    return ok({ known, lost, mark: snapshot.mark })
  }

  /** What an end in the middle left: it was never found whole. */
  async #removeBegun({ begun, snapshots }: SnapshotLog): Promise<void> {
    if (begun === null || snapshots.some(({ number }) => number === begun)) return
    using identity = this.#parts.identity()
    const store = this.#parts.stores.snapshots
    const name = snapshotName(begun)
    if (await isOwnSnapshot(store, name, identity)) await store.remove(name)
  }

  async #noteTrouble(reason: BackupRefusal["reason"]): Promise<void> {
    const at = new Date().toISOString() as Instant
    await this.#write({ ...(await this.log()), trouble: { at, reason } })
  }

  /** Where the vault itself refuses it, the log counts until the lock all the same. */
  async #write(log: SnapshotLog): Promise<void> {
    await this.#log.write(log)
  }
}

function newer(one: KnownSnapshot | null, other: KnownSnapshot): KnownSnapshot {
  return one === null || other.number > one.number ? other : one
}

function newestGood(log: SnapshotLog): KnownSnapshot | null {
  return newestOf(log, "plan", "safety")
}

function newestOf({ snapshots }: SnapshotLog, ...kinds: readonly SnapshotKind[]): KnownSnapshot | null {
  return snapshots.filter(({ kind }) => kinds.includes(kind)).reduce<KnownSnapshot | null>(newer, null)
}

function keptSafe(log: SnapshotLog, last: KnownSnapshot): SnapshotLog {
  const snapshots = log.snapshots.map((one) =>
    one.number === last.number ? { ...one, kind: "safety" as const } : one,
  )
  return { ...log, snapshots }
}

/** Copies that need not be made again: those for this very recipient. */
function knownCopies({ files, recipient }: SnapshotLog, now: string): ReadonlyMap<string, number> {
  if (recipient !== now) return new Map()
  return new Map(Object.entries(files).map(([file, [, , bytes]]) => [file, bytes]))
}

function withSnapshot(
  log: SnapshotLog,
  known: KnownSnapshot,
  { mark, recipient }: PreparedSnapshot,
  copies: ReadonlyMap<string, number>,
): SnapshotLog {
  const files = { ...log.files }
  for (const [file, bytes] of copies) files[file] = [files[file]?.[0] ?? known.number, known.number, bytes]
  const isGood = known.kind !== "shrunk"
  return {
    ...log,
    snapshots: [...log.snapshots, known],
    files,
    begun: null,
    mark: isGood ? mark : log.mark,
    recipient,
  }
}
