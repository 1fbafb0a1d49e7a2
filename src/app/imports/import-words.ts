import type { ImportPreview } from "../../worker/api/imports.ts"
import { imports } from "../strings/en/imports.ts"
import { saveReason } from "../strings/refusals.ts"
import { say } from "../strings/say.ts"
import { type AnyImportRefusal, isImportRefusal } from "./import-state.ts"

type LeftKey = Extract<keyof typeof imports, `imports.left.${string}`>

/** What did not come in, in words; a kind that this version has no words for is still counted. */
export function leftOutInWords({ what, count }: ImportPreview["leftOut"][number]): string {
  const key = `imports.left.${what}`
  return say(isLeftKey(key) ? key : "imports.left.other", { count })
}

function isLeftKey(key: string): key is LeftKey {
  return Object.hasOwn(imports, key)
}

/** "124 notes, 212,640 words" */
export function willMakeInWords({ willMake }: ImportPreview): string {
  const names = ["notes", "sessions", "contacts", "organisations", "words", "channels"] as const
  return names
    .filter((name) => willMake[name] > 0)
    .map((name) => say(`imports.${name}`, { count: willMake[name] }))
    .join(", ")
}

export function importRefusalInWords(refusal: AnyImportRefusal): string {
  if (!isImportRefusal(refusal)) return say("imports.failed", { reason: saveReason(refusal) })
  return refusal.reason === "cancelled" ? say("imports.cancelled") : say(`imports.failed.${refusal.reason}`)
}
