import type { AttachmentRefusal } from "../../worker/api/attachments.ts"
import { say } from "../strings/say.ts"

/** The words after the colon: what happened, what is safe, what to do. */
export function fileReason({ reason }: AttachmentRefusal): string {
  return say(`files.reason.${reason}`)
}
