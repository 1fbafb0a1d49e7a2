import { ok, refuse, type Result } from "../../base/result.ts"
import type { SecretKey } from "../../crypto/secret-key.ts"
import type { DeriveScrypt } from "../../transfer/age/age-key.ts"
import type { CreateRefusal, VaultEvent } from "../api.ts"
import type {
  BackupKey,
  BackupPreview,
  BackupSource,
  MergePreview,
  ReadBackupRefusal,
  RestoreDone,
  RestoreRefusal,
} from "../api/backups.ts"
import type { Backups } from "../backups/backups.ts"
import { Job } from "../backups/job.ts"
import type { SnapshotStores } from "../backups/snapshot-folder.ts"
import type { Names } from "../knowledge/names.ts"
import { fillVault } from "./fill-vault.ts"
import { givenBackup } from "./given-backup.ts"
import { countOutcomes, namedBoth } from "./merge-counts.ts"
import { mergeIn } from "./merge-in.ts"
import { type Digests, plannedMerge } from "./merge-sides.ts"
import { OpeningKey } from "./opening-key.ts"
import { previewOf } from "./preview-of.ts"
import { ReadBackup } from "./read-backup.ts"
import { replaceAll } from "./replace-all.ts"
import type { RestoreParts } from "./restore-parts.ts"

/** What a restore asks of the vault that is open. */
export type RestoringVault = Readonly<{
  restoreParts: RestoreParts
  snapshotStores: SnapshotStores
  backups: Pick<Backups, "takeSafety">
  names: Pick<Names, "nameOf">
  /** The caller's, to end. */
  backupIdentities: () => readonly SecretKey<"backup-identity">[]
}>

/** Makes a vault that nobody sees, has it filled, and puts it in place; or leaves nothing of it. */
export type CreateFilled<Opened> = (
  fill: (parts: RestoreParts) => Promise<Result<number, RestoreRefusal>>,
) => Promise<Result<Opened, RestoreRefusal | CreateRefusal>>

export type DeskParts = Readonly<{
  /** null while locked. */
  open: () => RestoringVault | null
  deriveScrypt: DeriveScrypt
  tell: (event: VaultEvent) => void
}>

type Found = Readonly<{ backup: ReadBackup; texts: Digests }>

/** The one backup that is being looked into, and what is made of it. One thing at a time. */
export class RestoreDesk {
  readonly #parts: DeskParts
  #found: Found | null = null
  #job: Job | null = null
  #turn: Promise<unknown> = Promise.resolve()

  constructor(parts: DeskParts) {
    this.#parts = parts
  }

  /** Forgets the one before. */
  async read(from: BackupSource, by: BackupKey): Promise<Result<BackupPreview, ReadBackupRefusal>> {
    this.#job?.cancel()
    return this.#withJob(async (job) => {
      this.#forget()
      const { deriveScrypt } = this.#parts
      const vault = this.#parts.open()
      const given = await givenBackup(from, vault?.snapshotStores ?? null)
      if (given === null) return refuse({ reason: "unreadable" })
      const key = await OpeningKey.of(by, () => vault?.backupIdentities() ?? null, deriveScrypt)
      if (!key.ok) return key
      const read = await ReadBackup.open(given, key.value, job)
      if (!read.ok) return read
      this.#found = { backup: read.value, texts: new Map() }
      return ok(previewOf(read.value, vault?.restoreParts.vaultId ?? null))
    })
  }

  async previewMerge(): Promise<Result<MergePreview, ReadBackupRefusal>> {
    return this.#withFound(async ({ backup, texts }, job) => {
      const frozen = this.#open().restoreParts.storage.records.freeze()
      try {
        const merge = await plannedMerge(frozen, backup, texts, job)
        return merge.ok ? ok(countOutcomes(merge.value, frozen, backup)) : merge
      } finally {
        frozen.release()
      }
    })
  }

  async merge(): Promise<Result<RestoreDone, RestoreRefusal>> {
    return this.#withFound<RestoreDone, RestoreRefusal>(async ({ backup, texts }, job) => {
      if (backup.verdict.origin !== "proven") return refuse({ reason: "origin-unknown" })
      const { restoreParts, names } = this.#open()
      const merged = await mergeIn(restoreParts, backup, texts, job)
      if (!merged.ok) return merged
      const { merge, counts, filesMissing } = merged.value
      const { added, updated, removed } = counts
      const both = namedBoth(merge, restoreParts.storage.records, names)
      return ok({ added, updated, removed, both, safety: null, filesMissing })
    })
  }

  async replace(): Promise<Result<RestoreDone, RestoreRefusal>> {
    return this.#withFound<RestoreDone, RestoreRefusal>(async ({ backup }, job) => {
      if (backup.verdict.origin !== "proven") return refuse({ reason: "origin-unknown" })
      const { restoreParts, backups } = this.#open()
      const safety = await backups.takeSafety()
      if (!safety.ok) return refuse({ reason: "no-safety-snapshot", because: safety.refusal.reason })
      if (job.isCancelled) return refuse({ reason: "cancelled" })
      const replaced = await replaceAll(restoreParts, backup, job)
      return replaced.ok ? ok({ ...replaced.value, both: [], safety: safety.value.name }) : replaced
    })
  }

  async createVault<Opened>(
    create: CreateFilled<Opened>,
  ): Promise<Result<Opened, RestoreRefusal | CreateRefusal>> {
    return this.#withFound(({ backup }, job) => create((parts) => fillVault(parts, backup, job)))
  }

  async forget(): Promise<void> {
    this.cancel()
    await this.#inTurn(() => Promise.resolve(this.#forget()))
  }

  cancel(): void {
    this.#job?.cancel()
  }

  #forget(): void {
    this.#found?.backup[Symbol.dispose]()
    this.#found = null
  }

  /** Throws while locked: the interface has no screen that would ask. */
  #open(): RestoringVault {
    const vault = this.#parts.open()
    if (vault === null) throw new Error("The vault is locked")
    return vault
  }

  #withFound<T, R>(
    work: (found: Found, job: Job) => Promise<Result<T, R>>,
  ): Promise<Result<T, R | Readonly<{ reason: "no-backup" }>>> {
    return this.#withJob(async (job) => {
      const found = this.#found
      return found === null ? refuse({ reason: "no-backup" as const }) : work(found, job)
    })
  }

  #withJob<T>(work: (job: Job) => Promise<T>): Promise<T> {
    return this.#inTurn(async () => {
      const job = new Job((done, total) => this.#parts.tell({ kind: "backup-progress", done, total }))
      this.#job = job
      try {
        return await work(job)
      } finally {
        this.#job = null
      }
    })
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work)
    this.#turn = done.catch(() => undefined)
    return done
  }
}
