import { ok, refuse, type Result } from "../../base/result.ts"
import type { SecretKey } from "../../crypto/secret-key.ts"
import type { Instant } from "../../domain/envelope.ts"
import { isDrillDue } from "../../domain/snapshot-plan.ts"
import { type ShellStore, targetName } from "../../storage/shell-store.ts"
import type { Storage } from "../../storage/storage.ts"
import type { DeriveScrypt } from "../../transfer/age/age-key.ts"
import type { VaultId } from "../../vault/ids.ts"
import type { FolderRefusal, VaultEvent } from "../api.ts"
import type { BackupDone, BackupRefusal, BackupState, SnapshotRow } from "../api/backups.ts"
import { writeBackupFile } from "./backup-file.ts"
import { Job } from "./job.ts"
import { markOf, travels } from "./record-counts.ts"
import { SnapshotClock } from "./snapshot-clock.ts"
import type { SnapshotStores } from "./snapshot-folder.ts"
import type { KnownSnapshot } from "./snapshot-log.ts"
import { type MadeSnapshot, Snapshots } from "./snapshots.ts"

export type BackupsParts = Readonly<{
  storage: Storage
  vaultId: VaultId
  stores: SnapshotStores
  attachments: ShellStore
  identity: () => SecretKey<"backup-identity">
  readIdentity: () => Promise<Uint8Array | null>
  /** The last name of the owner's folder for snapshots; null where they lie in the app's own. */
  folderName: () => Promise<string | null>
  hold: () => () => void
  deriveScrypt: DeriveScrypt
}>

/** Everything that leaves the open vault as an encrypted copy. One is made at a time; saves go on meanwhile. */
export class Backups {
  readonly #parts: BackupsParts
  readonly #snapshots: Snapshots
  readonly #clock: SnapshotClock
  readonly #listeners = new Set<(event: VaultEvent) => void>()
  #turn: Promise<unknown> = Promise.resolve()
  #job: Job | null = null
  #isEnded = false
  #asking: Promise<void> | null = null
  /** What the last copy held that lies outside of the app's own folder. */
  #provenMark: string | null = null

  constructor(parts: BackupsParts) {
    this.#parts = parts
    const { records } = parts.storage
    const tell = () => this.#tell({ kind: "backup-state" })
    this.#snapshots = new Snapshots({ ...parts, records, tell })
    this.#clock = new SnapshotClock(() => this.#makeIfDue())
    parts.storage.onCommit(({ changed, removed }) => {
      const isOwners = removed.length > 0 || changed.some((id) => travels(records.get(id) ?? { type: "" }))
      if (isOwners) this.#clock.noteChange()
    })
  }

  onEvent(listener: (event: VaultEvent) => void): void {
    this.#listeners.add(listener)
  }

  async state(): Promise<BackupState> {
    const { storage, folderName } = this.#parts
    const [log, lastGood, folder] = [
      await this.#snapshots.log(),
      await this.#snapshots.lastGood(),
      await folderName(),
    ]
    let [madeAt, drilledAt] = [storage.lastChange, null as Instant | null]
    for (const profile of storage.records.list("profile")) {
      madeAt = Date.parse(profile.createdAt)
      const drilled = profile["recoveryDrillAt"]
      drilledAt = typeof drilled === "string" ? (drilled as Instant) : null
    }
    const made = instantOf(madeAt ?? Date.now())
    return {
      folder,
      lastGood:
        lastGood === null ? null : { at: lastGood.at, name: lastGood.name, entries: lastGood.entries },
      trouble: log.trouble,
      isBehind: lastGood === null || (await this.#snapshots.isBehind()),
      drilledAt,
      isDrillDue: isDrillDue(made, drilledAt, instantOf(Date.now())),
      madeAt: made,
    }
  }

  list(): Promise<Result<readonly SnapshotRow[], FolderRefusal>> {
    return this.#snapshots.list()
  }

  /** Asked again after a refusal that says `shrunk`, it is the owner's word that the vault is to be smaller. */
  async snapshotNow(): Promise<Result<BackupDone, BackupRefusal>> {
    const { trouble } = await this.#snapshots.log()
    const made = await this.#make("plan", trouble?.reason === "shrunk")
    return made.ok ? ok(doneOf(made.value)) : made
  }

  /** Before what cannot be undone: kept for 30 days besides the plan. Read back like every other. */
  async takeSafety(): Promise<Result<KnownSnapshot, BackupRefusal>> {
    const made = await this.#make("safety")
    return made.ok ? ok(made.value.known) : made
  }

  /** The vault has another `identity.age`. */
  identityRenewed(): void {
    void this.#inTurn(async () => {
      if (!this.#isEnded) await this.#snapshots.renewIdentity()
    })
  }

  /** The vault has another folder for its snapshots from now on. */
  async folderChanged(): Promise<void> {
    this.#job?.cancel()
    await this.#inTurn(() => this.#snapshots.beginAnew())
    this.#tell({ kind: "backup-state" })
    void this.#makeIfDue()
  }

  backUp(target: ShellStore, passphrase: string): Promise<Result<BackupDone, BackupRefusal>> {
    return this.#withJob(async (job) => {
      const { records } = this.#parts.storage
      const written = await writeBackupFile({ ...this.#parts, records }, target, passphrase, job)
      if (!written.ok) return written
      this.#provenMark = written.value.mark
      const { bytes, files, counts, lost, at } = written.value
      return ok({ name: targetName, bytes, records: counts.records, files, lost, at })
    })
  }

  /** The present generation, where a copy outside of the app's own folder was found to hold everything that is here now. */
  provenGeneration(): number | null {
    const { records, generation } = this.#parts.storage
    return this.#provenMark !== null && this.#provenMark === markOf(records.list()) ? generation : null
  }

  /** Ends what is under way; nothing half is left. */
  cancel(): void {
    this.#job?.cancel()
  }

  /** At the lock, which waits for nothing of it: the shell removes what is half written. */
  end(): void {
    this.#isEnded = true
    this.#clock.end()
    this.#job?.cancel()
  }

  /** Once what is under way has come to its end, well or not. */
  async tried(): Promise<void> {
    await this.#asking
    await this.#turn
  }

  /** Asked again while one is being made: that one will do. */
  #makeIfDue(): Promise<void> {
    if (this.#isEnded) return Promise.resolve()
    this.#asking ??= this.#askAndMake().finally(() => {
      this.#asking = null
    })
    return this.#asking
  }

  async #askAndMake(): Promise<void> {
    try {
      // Its failure is in the state, which the owner is shown.
      if (await this.#snapshots.isDue(instantOf(Date.now()))) await this.#make("plan")
    } catch (error) {
      // The keys have ended under it.
      if (!this.#isEnded) throw error
    }
  }

  #make(kind: "plan" | "safety", isAgreed = false): Promise<Result<MadeSnapshot, BackupRefusal>> {
    return this.#withJob(async (job) => {
      const made = await this.#snapshots.make(kind, job, isAgreed)
      const isOutside = (await this.#parts.folderName()) !== null
      if (made.ok && isOutside) this.#provenMark = made.value.mark
      return made
    })
  }

  #withJob<T>(work: (job: Job) => Promise<Result<T, BackupRefusal>>): Promise<Result<T, BackupRefusal>> {
    return this.#inTurn(async () => {
      if (this.#isEnded) return refuse({ reason: "cancelled" })
      const job = new Job((done, total) => this.#tell({ kind: "backup-progress", done, total }))
      this.#job = job
      try {
        return await work(job)
      } catch (error) {
        // The keys have ended under it.
        if (this.#isEnded) return refuse({ reason: "cancelled" })
        throw error
      } finally {
        this.#job = null
      }
    })
  }

  #tell(event: VaultEvent): void {
    if (!this.#isEnded) for (const listener of this.#listeners) listener(event)
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work)
    this.#turn = done.catch(() => undefined)
    return done
  }
}

function instantOf(ms: number): Instant {
  return new Date(ms).toISOString() as Instant
}

function doneOf({ known, lost }: MadeSnapshot): BackupDone {
  const { name, bytes, records, files, at } = known
  return { name, bytes, records, files, lost, at }
}
