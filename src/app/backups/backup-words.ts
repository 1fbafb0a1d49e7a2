import type { BackupRefusal, ReadBackupRefusal, RestoreRefusal } from "../../worker/api/backups.ts"
import type { CreateRefusal, FolderRefusal } from "../../worker/api.ts"
import { refusalSentence, saveReason } from "../strings/refusals.ts"
import { type MessageKey, say } from "../strings/say.ts"

/** The few words after "No backup was made:". */
export function backupReason(refusal: BackupRefusal): string {
  switch (refusal.reason) {
    case "shrunk":
      return say("backup.reason.shrunk", { before: refusal.before, now: refusal.now })
    default:
      return reasonInWords(refusal.reason)
  }
}

/** As `backupReason` where only the name of the refusal was kept. */
export function reasonInWords(reason: BackupRefusal["reason"] | FolderRefusal["reason"]): string {
  switch (reason) {
    case "cancelled":
    case "not-whole":
    case "unknown-target":
    case "weak-passphrase":
    case "out-of-memory":
    case "damaged":
      return say(`backup.reason.${reason}`)
    case "shrunk":
      return say("backup.reason.not-whole")
    case "disk-full":
    case "read-only":
    case "folder-gone":
    case "lost-lock":
    case "storage-failed":
      return saveReason({ reason })
  }
}

/** The few words after "Nothing was brought back:". */
export function restoreReason(refusal: RestoreRefusal | ReadBackupRefusal): string {
  return refusal.reason === "no-safety-snapshot"
    ? say("backup.reason.no-safety-snapshot", { reason: reasonInWords(refusal.because) })
    : reasonOf(refusal.reason)
}

/** Why no vault was made of a backup, as a sentence. */
export function newVaultSentence(refusal: RestoreRefusal | CreateRefusal): string {
  const { reason } = refusal
  switch (reason) {
    case "vault-exists":
    case "no-webassembly":
    case "weak-passphrase":
    case "not-prepared":
    case "not-typed-back":
      return refusalSentence({ reason })
    case "no-safety-snapshot":
      throw new Error("Nothing is there yet that a safety backup could hold")
    default:
      return say("restore.not-done", { reason: reasonOf(reason) })
  }
}

function reasonOf(reason: Exclude<RestoreRefusal["reason"], "no-safety-snapshot">): string {
  switch (reason) {
    case "damaged":
      return say("backup.reason.damaged-file")
    case "disk-full":
    case "read-only":
    case "folder-gone":
    case "lost-lock":
    case "storage-failed":
    case "not-found":
      return saveReason({ reason })
    default:
      return say(`backup.reason.${reason}`)
  }
}

const counted = new Set<string>([
  "contact",
  "organisation",
  "relationship",
  "mentoring-session",
  "journal-note",
  "action",
  "reciprocity-entry",
  "interaction",
  "revision",
  "attachment",
])
/** The app's own book-keeping: nothing that an owner would look for. */
const uncounted = new Set<string>([
  "profile",
  "removal",
  "import-batch",
  "stage-event",
  "kept-aside",
  "saved-view",
  "tag",
])

/** What a backup holds, by type, each in words; types of a newer version are counted together. */
export function countsInWords(
  counts: readonly Readonly<{ type: string; count: number }>[],
): readonly string[] {
  const named = counts.filter(({ type, count }) => counted.has(type) && count > 0)
  const others = counts.filter(({ type }) => !counted.has(type) && !uncounted.has(type))
  const rest = others.reduce((sum, { count }) => sum + count, 0)
  return [
    ...named.map(({ type, count }) =>
      say(`restore.count.${type}` as Extract<MessageKey, "restore.count.contact">, { count }),
    ),
    ...(rest > 0 ? [say("restore.count.other", { count: rest })] : []),
  ]
}
