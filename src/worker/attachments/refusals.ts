import type { FolderRefusal } from "../api.ts"
import type { AttachmentRefusal } from "../api/attachments.ts"

/** `damaged` of the bytes' own readers and writers, as the interface hears it. */
export function attachmentRefusal(refusal: "damaged" | FolderRefusal): AttachmentRefusal {
  return refusal === "damaged" ? { reason: refusal } : refusal
}
