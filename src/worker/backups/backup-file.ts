import { ok, refuse, type Result } from "../../base/result.ts"
import { passphraseBytes } from "../../crypto/passphrase.ts"
import type { Instant } from "../../domain/envelope.ts"
import { type NewShellFile, type ShellStore, targetName } from "../../storage/shell-store.ts"
import type { Records } from "../../storage/storage.ts"
import type { DeriveScrypt } from "../../transfer/age/age-key.ts"
import { encryptAge } from "../../transfer/age/encrypt-age.ts"
import { writeBackup } from "../../transfer/backup/write-backup.ts"
import type { VaultId } from "../../vault/ids.ts"
import type { BackupRefusal } from "../api/backups.ts"
import { isLongEnough } from "../passphrase-length.ts"
import { appVersion } from "./app-version.ts"
import type { AttachedFile } from "./attached-file.ts"
import { pump, streamOfStored } from "./byte-pump.ts"
import { isWhole } from "./check-backup.ts"
import type { Job } from "./job.ts"
import type { RecordCounts } from "./record-counts.ts"
import { filesOf, streamOfAttached, WhatGoesOut } from "./what-goes-out.ts"
import { writeRefusal } from "./write-refusal.ts"

export type BackupFileParts = Readonly<{
  records: Records
  vaultId: VaultId
  attachments: ShellStore
  hold: () => () => void
  deriveScrypt: DeriveScrypt
}>

export type WrittenBackup = Readonly<{
  bytes: number
  files: number
  counts: RecordCounts
  mark: string
  /** Texts and attachments that no longer open in the vault, and so are not in it. */
  lost: number
  at: Instant
}>

/**
 * Everything in one file under a passphrase, which is read back, opened and counted before it takes the place of what stood
 * there. Refused or cancelled, the target is as it was.
 */
export async function writeBackupFile(
  parts: BackupFileParts,
  target: ShellStore,
  passphrase: string,
  job: Job,
): Promise<Result<WrittenBackup, BackupRefusal>> {
  if (!isLongEnough(passphrase) || !passphraseBytes(passphrase).ok)
    return refuse({ reason: "weak-passphrase" })
  const letGo = parts.hold()
  const frozen = parts.records.freeze()
  try {
    const content = new WhatGoesOut(frozen, job)
    const files = await filesOf(content.records, parts.attachments)
    if (!files.ok) return files
    const begun = await target.begin(targetName, { replaces: true })
    if (!begun.ok) {
      return begun.refusal.reason === "exists" ? refuse({ reason: "unknown-target" }) : refuse(begun.refusal)
    }
    const written = await fill(
      parts,
      { content, files: files.value.there, lostFiles: files.value.lost.length, passphrase, job },
      target,
      begun.value,
    )
    if (!written.ok) await begun.value.abort()
    return written
  } finally {
    frozen.release()
    letGo()
  }
}

type Filling = Readonly<{
  content: WhatGoesOut
  files: readonly AttachedFile[]
  lostFiles: number
  passphrase: string
  job: Job
}>

async function fill(
  { vaultId, attachments, deriveScrypt }: BackupFileParts,
  { content, files, lostFiles, passphrase, job }: Filling,
  target: ShellStore,
  file: NewShellFile,
): Promise<Result<WrittenBackup, BackupRefusal>> {
  const bytes = files.reduce((sum, { size }) => sum + size, 0)
  job.expect(2 * (content.records.length + bytes))
  const at = new Date().toISOString() as Instant
  try {
    const payload = writeBackup({
      kind: "backup",
      vault: vaultId,
      madeAt: at,
      app: appVersion,
      records: content,
      files: files.map((one) => ({
        file: one.file,
        bytes: one.size,
        read: () => counted(streamOfAttached(attachments, vaultId, one), job),
      })),
      mac: "own",
    })
    const sealed = await encryptAge(payload, byPassphrase(passphrase, deriveScrypt))
    if (!sealed.ok) return refuse({ reason: sealed.refusal })
    const pumped = await pump(sealed.value, file, () => job.step(0))
    if (!pumped.ok) return pumped
    const expected = { records: content.records.length, counts: content.counts.byType, files: files.length }
    // Before it is put in place: what stood there is not given up for something that does not open.
    const isGood = await isWhole(
      () => streamOfStored(target, targetName),
      byPassphrase(passphrase, deriveScrypt),
      expected,
      job,
    )
    if (!isGood) return refuse({ reason: job.isCancelled ? "cancelled" : "not-whole" })
    const finished = await file.finish()
    if (!finished.ok) return finished
    const { counts, mark } = content
    const lost = content.lost + lostFiles
    return ok({ bytes: file.length, files: files.length, counts, mark, lost, at })
  } catch (error) {
    return job.isCancelled ? refuse({ reason: "cancelled" }) : refuse(writeRefusal(error))
  }
}

function byPassphrase(passphrase: string, deriveScrypt: DeriveScrypt) {
  const bytes = passphraseBytes(passphrase)
  if (!bytes.ok) throw new Error("A passphrase that was accepted is none")
  return { kind: "passphrase", passphrase: bytes.value, deriveScrypt } as const
}

/** Tells the job of the bytes that pass, and ends with it. */
function counted(plain: ReadableStream<Uint8Array>, job: Job): ReadableStream<Uint8Array> {
  return plain.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform: async (piece, to) => {
        if (await job.step(piece.length)) to.enqueue(piece)
        else to.error(new Error("Cancelled"))
      },
    }),
  )
}
