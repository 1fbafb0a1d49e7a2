import type { Attachment } from "../../domain/entities.ts"
import type { AttachmentRow } from "../api/attachments.ts"
import { largestPicture, pictureTypes } from "./picture-type.ts"

/** What the interface hears of an attachment: never its key. */
export function rowOf(attachment: Attachment): AttachmentRow {
  const { id, name = "", mediaType = "", size = 0, createdAt } = attachment
  const isImage = pictureTypes.includes(mediaType) && size <= largestPicture
  return { id, name, mediaType, size, addedAt: createdAt, isImage }
}

export function byAge(one: AttachmentRow, other: AttachmentRow): number {
  if (one.addedAt !== other.addedAt) return one.addedAt < other.addedAt ? -1 : 1
  return one.id < other.id ? -1 : 1
}
