import type { Result } from "../../base/result.ts"
import type { Instant, RecordId } from "../../domain/envelope.ts"
import type { FolderRefusal, Saved } from "../api.ts"
import type { ChangeRefusal } from "./records.ts"

/** Files of any type that hang on a record. Their bytes are sealed in the vault folder and never on a disk in plain. */
export interface AttachmentsApi {
  /** At most 500 MB, one at a time. Progress comes as `attachment-progress` events. Nothing half is left after a refusal or a kill. */
  addAttachment(of: RecordId, file: File): Promise<Result<AttachmentRow, AttachmentRefusal>>
  /** Ends the adding or saving under way. */
  cancelAttachment(): Promise<void>
  listAttachments(of: RecordId): Promise<readonly AttachmentRow[]>
  renameAttachment(id: RecordId, name: string): Promise<Result<Saved, ChangeRefusal>>
  /** The whole file, for a preview: images of at most 20 MB. The buffer is the caller's. */
  openImage(
    id: RecordId,
  ): Promise<Result<Readonly<{ bytes: Uint8Array<ArrayBuffer>; mediaType: string }>, AttachmentRefusal>>
  /** Writes the plain file to `target`, of the shell's `pickSaveTarget`. */
  saveAttachment(id: RecordId, target: string): Promise<Result<null, AttachmentRefusal>>
}

export type AttachmentRow = Readonly<{
  id: RecordId
  name: string
  mediaType: string
  size: number
  addedAt: Instant
  /** Of a kind that is shown as a picture. */
  isImage: boolean
}>
/**
 * `damaged`: its bytes do not open, or are gone. `unreadable`: the file given cannot be read any more, or is no picture
 * after all. `busy`: another one is being added or saved.
 */
export type AttachmentRefusal =
  | Readonly<{
      reason: "cancelled" | "too-large" | "unreadable" | "not-found" | "damaged" | "unknown-target" | "busy"
    }>
  | FolderRefusal
