import { ok, type Result } from "../../base/result.ts"
import { type FieldRefusal, checkFields, type CheckedFields } from "../../domain/check-fields.ts"
import { choice, flag, texts } from "../../domain/field-specs.ts"
import { longestTag, tagPath } from "../../domain/tag-path.ts"
import type { EnvelopeChange } from "../api/records.ts"

const specs = {
  tags: texts(longestTag, 100),
  pinned: flag,
  confidentiality: choice(["normal", "sensitive", "withheld"]),
} as const

/** What an author may set of the envelope. None of its fields can be taken away. Tags are kept as `tagPath` writes them. */
export function checkEnvelope(more: EnvelopeChange): Result<CheckedFields, FieldRefusal> {
  const checked = checkFields(specs, more, { isNew: false })
  if (!checked.ok) return checked
  const { tags, pinned, confidentiality } = checked.value
  return ok({
    ...("tags" in checked.value ? { tags: pathsOf(tags) } : {}),
    ...(pinned === undefined ? {} : { pinned }),
    ...(confidentiality === undefined ? {} : { confidentiality }),
  })
}

function pathsOf(tags: unknown): readonly string[] {
  const paths = Array.isArray(tags) ? tags.map((tag) => tagPath(String(tag))) : []
  return [...new Set(paths.filter((path) => path !== ""))]
}
