import type { Envelope } from "./envelope.ts"
import { isRecordId } from "./record-id.ts"

/** Whether a stored record has an envelope that this version can work with. Words and fields that it does not know are no hindrance. */
export function hasEnvelope<Head extends object>(head: Head): head is Head & Envelope {
  const { id, type, schema, createdAt, updatedAt, confidentiality, tags, pinned } = head as Partial<
    Record<keyof Envelope, unknown>
  >
  return (
    isRecordId(id) &&
    typeof type === "string" &&
    typeof schema === "number" &&
    typeof createdAt === "string" &&
    typeof updatedAt === "string" &&
    typeof confidentiality === "string" &&
    typeof pinned === "boolean" &&
    Array.isArray(tags) &&
    tags.every((tag) => typeof tag === "string")
  )
}
