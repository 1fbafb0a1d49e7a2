import { useEffect, useState } from "react"
import type { Entity, EntityChanges, EntityType } from "../../domain/entities.ts"
import type { RecordId } from "../../domain/envelope.ts"
import type { EnvelopeChange } from "../../worker/api/records.ts"
import { useApp } from "../app-context.ts"
import { withChange } from "../autosave/record-change.ts"
import {
  type RecordAutosave,
  type RecordSaveState,
  useRecordAutosave,
} from "../autosave/use-record-autosave.ts"
import { fieldError } from "../strings/refusals.ts"
import { type HeldFields, sortChanges } from "./sort-changes.ts"

/** What the fields of one page share. */
export type FactFormOf<Type extends EntityType> = Readonly<{
  /** As it stands on the page, whether or not all of it can be kept. */
  record: Entity<Type>
  change: (fields: EntityChanges<Type>, more?: EnvelopeChange) => void
  errorAt: (field: string) => string | undefined
  state: RecordSaveState
  autosave: RecordAutosave<Type>
}>
export type FactForm = FactFormOf<"contact">

/**
 * A page whose fields save by themselves. What can be kept goes to the vault; what cannot stays at its field with the
 * reason, and is asked about before the page is left.
 */
export function useFactForm<Type extends EntityType>(
  type: Type,
  id: RecordId,
  stored: Entity<Type>,
): FactFormOf<Type> {
  const autosave = useRecordAutosave(type, id)
  const [held, setHeld] = useState<HeldFields>({})
  const record = withChange(stored, autosave.changed)
  useHolding(held)
  const refusals = Object.values(held).map(({ refusal }) => refusal)
  const [reason] = refusals
  const late = autosave.state.kind === "failed" ? autosave.state.reason : null
  return {
    record: withChange(record, { fields: valuesOf(held) as EntityChanges<Type> }),
    change: (fields, more) => {
      const sorted = sortChanges({ type, record, held }, fields)
      setHeld(sorted.held)
      if (Object.keys(sorted.kept).length > 0 || more !== undefined) autosave.change(sorted.kept, more)
    },
    errorAt: (field) => {
      const found = [...refusals, late].map((refusal) => fieldError(refusal, field))
      return found.find((sentence) => sentence !== null) ?? undefined
    },
    state: reason === undefined || late !== null ? autosave.state : { kind: "failed", change: null, reason },
    autosave,
  }
}

function valuesOf(held: HeldFields): { [field: string]: unknown } {
  return Object.fromEntries(Object.entries(held).map(([name, { value }]) => [name, value]))
}

/** On the list of what is asked about before the page is left, for as long as something waits on it. */
function useHolding(held: HeldFields): void {
  const { pending } = useApp()
  const isHolding = Object.keys(held).length > 0
  useEffect(() => {
    if (!isHolding) return
    const remove = pending.add({ flush: () => Promise.resolve(false), isDirty: () => true })
    pending.changed()
    return remove
  }, [pending, isHolding])
}
