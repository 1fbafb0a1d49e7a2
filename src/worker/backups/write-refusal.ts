import { StreamRefusal } from "../../transfer/stream-refusal.ts"
import type { FolderRefusal } from "../api.ts"
import type { BackupRefusal } from "../api/backups.ts"

const ofFolder: readonly FolderRefusal["reason"][] = [
  "disk-full",
  "read-only",
  "folder-gone",
  "lost-lock",
  "storage-failed",
]

/** With what word a stream of ours ended; null where it was no refusal. */
export function streamReason(error: unknown): FolderRefusal["reason"] | "damaged" | "other" | null {
  if (!(error instanceof StreamRefusal)) return null
  const reason: unknown = error.reason
  return reason === "damaged" ? reason : (ofFolder.find((one) => one === reason) ?? "other")
}

/** Why the making of a backup ended in an error. Throws one that is no refusal but a fault. */
export function writeRefusal(error: unknown): BackupRefusal {
  const reason = streamReason(error)
  if (reason !== null) return { reason: reason === "other" ? "not-whole" : reason }
  // What an engine says where there is no memory for one more buffer.
  if (error instanceof RangeError) return { reason: "out-of-memory" }
  throw error
}
