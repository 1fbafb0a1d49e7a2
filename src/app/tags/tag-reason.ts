import { longestTag } from "../../domain/tag-path.ts"
import type { TagRefusal } from "../../worker/api/tags.ts"
import { saveReason } from "../strings/refusals.ts"
import { say } from "../strings/say.ts"

/** Says what happened and that nothing was changed. */
export function tagSentence(refusal: TagRefusal): string {
  return say("tags.failed", { reason: reasonOf(refusal) })
}

function reasonOf(refusal: TagRefusal): string {
  switch (refusal.reason) {
    case "too-long":
      return say("tags.refused.too-long", { longest: longestTag })
    case "not-a-tag":
    case "inside-itself":
    case "exists":
    case "nothing-to-undo":
      return say(`tags.refused.${refusal.reason}`)
    default:
      return saveReason({ reason: refusal.reason })
  }
}
