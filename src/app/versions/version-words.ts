import { type LocalDate, localDateOf } from "../../base/local-date.ts"
import type { Version } from "../../worker/api/records.ts"
import { sayInstantNear } from "../strings/dates.ts"
import { say } from "../strings/say.ts"

/** "Today, 14:05" and "120 words". */
export function versionWords(
  { at, words }: Version,
  today: LocalDate = localDateOf(new Date()),
): Readonly<{ when: string; length: string }> {
  return { when: sayInstantNear(at, today), length: say("versions.words", { count: words }) }
}
