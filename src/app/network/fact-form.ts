import { useState } from "react"
import type { Entity, EntityChanges, EntityType } from "../../domain/entities.ts"
import type { ChangeRefusal, EnvelopeChange } from "../../worker/api/records.ts"
import type { RecordAutosave, RecordSaveState } from "../autosave/use-record-autosave.ts"
import { fieldError } from "../strings/refusals.ts"

/** What the fields of one page share. */
export type FactFormOf<Type extends EntityType> = Readonly<{
  /** As it will be once everything is saved. */
  record: Entity<Type>
  change: (fields: EntityChanges<Type>, more?: EnvelopeChange) => void
  errorAt: (field: string) => string | undefined
}>
export type FactForm = FactFormOf<"contact">

export function useFactForm<Type extends EntityType>(
  record: Entity<Type>,
  autosave: RecordAutosave<Type>,
): FactFormOf<Type> {
  const refusal = useRefusal(autosave.state)
  return {
    record,
    change: (fields, more) => {
      autosave.change(fields, more)
      // What was refused is tried again only after a while; what corrects it is not kept waiting for that.
      if (autosave.state.kind === "failed") void autosave.flush()
    },
    errorAt: (field) => fieldError(refusal, field) ?? undefined,
  }
}

/** Stays while a correction is on its way, so that the sentence at the field does not come and go. */
function useRefusal(state: RecordSaveState): ChangeRefusal | null {
  const [refusal, setRefusal] = useState<ChangeRefusal | null>(null)
  const next = state.kind === "failed" ? state.reason : state.kind === "clean" ? null : refusal
  if (next !== refusal) setRefusal(next)
  return next
}
