import { ok, refuse, type Result } from "../../base/result.ts"
import { ageRecipient } from "../../crypto/age-identity.ts"
import type { SecretKey } from "../../crypto/secret-key.ts"
import type { Instant } from "../../domain/envelope.ts"
import type { ShellStore } from "../../storage/shell-store.ts"
import type { Frozen, Records } from "../../storage/storage.ts"
import { encryptAge } from "../../transfer/age/encrypt-age.ts"
import { writeBackup } from "../../transfer/backup/write-backup.ts"
import type { VaultId } from "../../vault/ids.ts"
import type { BackupRefusal } from "../api/backups.ts"
import { appVersion } from "./app-version.ts"
import type { AttachedFile } from "./attached-file.ts"
import { pump, streamOfStored } from "./byte-pump.ts"
import { isWhole } from "./check-backup.ts"
import { areThere, copyAttachments } from "./copy-attachments.ts"
import type { Job } from "./job.ts"
import type { RecordCounts } from "./record-counts.ts"
import type { SnapshotStores } from "./snapshot-folder.ts"
import { filesOf, WhatGoesOut } from "./what-goes-out.ts"
import { writeRefusal } from "./write-refusal.ts"

export type MakerParts = Readonly<{
  records: Records
  stores: SnapshotStores
  /** The vault's own attachments. */
  attachments: ShellStore
  vaultId: VaultId
  /** The vault's backup identity; whoever asks ends it. */
  identity: () => SecretKey<"backup-identity">
  /** Until the answer is called, no attachment is removed from the vault's folder. */
  hold: () => () => void
}>

export type WrittenSnapshot = Readonly<{
  bytes: number
  /** Bytes of the copies beside it by the attachment's file. */
  files: ReadonlyMap<string, number>
}>

/** Freezes the vault as it is now for a snapshot under this name. */
export async function beginSnapshot(
  parts: MakerParts,
  name: string,
  job: Job,
): Promise<Result<PreparedSnapshot, BackupRefusal>> {
  const letGo = parts.hold()
  const frozen = parts.records.freeze()
  const content = new WhatGoesOut(frozen, job)
  const files = await filesOf(content.records, parts.attachments)
  if (files.ok) return ok(new PreparedSnapshot(parts, name, { frozen, content, letGo, job, ...files.value }))
  frozen.release()
  letGo()
  return files
}

type Held = Readonly<{
  frozen: Frozen
  content: WhatGoesOut
  letGo: () => void
  job: Job
  there: readonly AttachedFile[]
  lost: readonly AttachedFile[]
}>

/** A vault's state at one moment on its way into a snapshot. To be disposed of: it keeps that state in memory. */
export class PreparedSnapshot implements Disposable {
  readonly counts: RecordCounts
  readonly mark: string
  readonly recipient: string
  readonly generation: number
  readonly #parts: MakerParts
  readonly #name: string
  readonly #held: Held
  readonly #identity: SecretKey<"backup-identity">
  #lostFiles: number

  constructor(parts: MakerParts, name: string, held: Held) {
    this.#parts = parts
    this.#name = name
    this.#held = held
    this.#identity = parts.identity()
    this.#lostFiles = held.lost.length
    this.counts = held.content.counts
    this.mark = held.content.mark
    this.generation = held.content.generation
    this.recipient = ageRecipient(this.#identity)
  }

  /** Texts and attachments that no longer open in the vault, and so are not in the snapshot. Known once it is written. */
  get lost(): number {
    return this.#held.content.lost + this.#lostFiles
  }

  /**
   * Attachments first, each once, then the snapshot, which is read back, opened and counted. Refused or cancelled, nothing is
   * left under its name; attachments that were copied stay for the next.
   */
  async write(known: ReadonlyMap<string, number>): Promise<Result<WrittenSnapshot, BackupRefusal>> {
    const { stores, attachments, vaultId } = this.#parts
    const { there, job, content } = this.#held
    const bytes = there.reduce((sum, { size }) => sum + size, 0)
    job.expect(2 * content.records.length + bytes)
    const copying = { from: attachments, to: stores.files, vaultId, recipient: this.recipient }
    const copied = await copyAttachments(copying, there, known, job)
    if (!copied.ok) return copied
    this.#lostFiles += copied.value.lost
    const written = await this.#writeFile()
    if (!written.ok) return written
    const key = { kind: "identities", identities: [this.#identity] } as const
    const expected = { counts: this.counts.byType, files: 0, records: this.counts.records }
    const open = () => streamOfStored(stores.snapshots, this.#name)
    const isGood =
      (await isWhole(open, key, expected, job)) && (await areThere(stores.files, copied.value.bytes))
    if (isGood) return ok({ bytes: written.value, files: copied.value.bytes })
    await stores.snapshots.remove(this.#name)
    return refuse({ reason: job.isCancelled ? "cancelled" : "not-whole" })
  }

  [Symbol.dispose](): void {
    this.#held.frozen.release()
    this.#held.letGo()
    this.#identity.end()
  }

  async #writeFile(): Promise<Result<number, BackupRefusal>> {
    const { content, job } = this.#held
    const begun = await this.#parts.stores.snapshots.begin(this.#name)
    if (!begun.ok) {
      return begun.refusal.reason === "exists" ? refuse({ reason: "storage-failed" }) : refuse(begun.refusal)
    }
    const file = begun.value
    let isDone = false
    try {
      const madeAt = new Date().toISOString() as Instant
      const payload = writeBackup({
        kind: "snapshot",
        vault: this.#parts.vaultId,
        madeAt,
        app: appVersion,
        records: content,
        files: [],
        mac: this.#identity,
      })
      const sealed = await encryptAge(payload, { kind: "recipient", recipient: this.recipient })
      if (!sealed.ok) return refuse({ reason: sealed.refusal })
      const pumped = await pump(sealed.value, file, () => job.step(0))
      if (!pumped.ok) return pumped
      const finished = await file.finish()
      if (!finished.ok) return finished
      isDone = true
      return ok(file.length)
    } catch (error) {
      if (job.isCancelled) return refuse({ reason: "cancelled" })
      return refuse(writeRefusal(error))
    } finally {
      if (!isDone) await file.abort()
    }
  }
}
