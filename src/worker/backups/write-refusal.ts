import { StreamRefusal } from "../../transfer/stream-refusal.ts"
import type { FolderRefusal } from "../api.ts"
import type { BackupRefusal } from "../api/backups.ts"

/** How the stream of an attachment ends whose bytes the vault's folder refuses, or whose bytes do not open. */
export class AttachmentUnread extends Error {
  readonly reason: FolderRefusal["reason"] | "damaged"

  constructor(refusal: FolderRefusal | "damaged") {
    const reason = refusal === "damaged" ? refusal : refusal.reason
    super(`An attachment was not read: ${reason}`)
    this.name = "AttachmentUnread"
    this.reason = reason
  }
}

/** Why the making of a backup ended in an error. Throws one that is no refusal but a fault. */
export function writeRefusal(error: unknown): BackupRefusal {
  if (error instanceof AttachmentUnread) return { reason: error.reason }
  if (error instanceof StreamRefusal) return { reason: error.reason === "damaged" ? "damaged" : "not-whole" }
  // What an engine says where there is no memory for one more buffer.
  if (error instanceof RangeError) return { reason: "out-of-memory" }
  throw error
}
