import { ok, type Result } from "../../base/result.ts"
import { type FieldRefusal, checkFields, type CheckedFields } from "../../domain/check-fields.ts"
import { choice, flag, texts } from "../../domain/field-specs.ts"
import type { EnvelopeChange } from "../api/records.ts"

const specs = {
  tags: texts(100, 100),
  pinned: flag,
  confidentiality: choice(["normal", "sensitive", "withheld"]),
} as const

/** What an author may set of the envelope. None of its fields can be taken away. */
export function checkEnvelope(more: EnvelopeChange): Result<CheckedFields, FieldRefusal> {
  const checked = checkFields(specs, more, { isNew: false })
  if (!checked.ok) return checked
  const { tags, pinned, confidentiality } = checked.value
  return ok({
    ...("tags" in checked.value ? { tags: tags ?? [] } : {}),
    ...(pinned === undefined ? {} : { pinned }),
    ...(confidentiality === undefined ? {} : { confidentiality }),
  })
}
