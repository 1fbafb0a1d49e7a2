import { type Clock, clockOf } from "./clock.ts"
import type { RecordId } from "./envelope.ts"
import { isRecordId } from "./record-id.ts"

/** A note of what was removed for good, so that an older backup does not bring it back. No entry: shown and counted nowhere. */
export const removalType = "removal"

/** The record as it was when it was removed. */
export type Removal = Readonly<{ id: RecordId; clock: Clock }>

/** What a removal note names; what is not understood of it is left out. */
export function removalsIn(note: Readonly<{ [field: string]: unknown }>): readonly Removal[] {
  const { records } = note
  if (!Array.isArray(records)) return []
  return (records as readonly unknown[]).flatMap((one) => {
    if (typeof one !== "object" || one === null) return []
    const { id, clock } = one as Readonly<{ id?: unknown; clock?: unknown }>
    return typeof id === "string" && isRecordId(id) ? [{ id, clock: clockOf({ clock }) }] : []
  })
}
