import { checkEntity } from "../../domain/check-entity.ts"
import type { EntityType } from "../../domain/entities.ts"
import type { RecordFields } from "../../storage/storage.ts"
import { checkEnvelope } from "../records/check-envelope.ts"
import type { LeftOut } from "./left-out.ts"
import { fitHead } from "./fit-head.ts"

type Given = Readonly<{ [name: string]: unknown }>

/**
 * The fields as the domain takes them. One that it refuses is left out by its own name and the rest comes in; null where
 * without it there is no record.
 */
export function checkedFields(
  type: EntityType,
  fields: Given,
  tags: readonly string[],
  leftOut: LeftOut,
  example: string,
): RecordFields | null {
  const kept = { ...fields }
  for (;;) {
    const checked = checkEntity(type, kept, null)
    if (checked.ok) {
      const envelope = checkEnvelope({ tags })
      if (!envelope.ok) leftOut.add("unreadable", example)
      return fitHead({ ...checked.value, ...(envelope.ok ? envelope.value : {}) }, leftOut, example)
    }
    const [name = "", at = ""] = "field" in checked.refusal ? checked.refusal.field.split(".") : []
    const value = kept[name]
    if (value === undefined) return null
    leftOut.add("unreadable", example)
    if (Array.isArray(value) && at !== "") kept[name] = value.toSpliced(Number(at), 1)
    else delete kept[name]
  }
}
