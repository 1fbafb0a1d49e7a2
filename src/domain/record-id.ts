import type { RecordId } from "./envelope.ts"

export function isRecordId(value: unknown): value is RecordId {
  return typeof value === "string" && /^[0-9a-f]{32}$/.test(value)
}
