import type { Opened } from "../../worker/api.ts"
import { sayInstant } from "./dates.ts"
import { say } from "./say.ts"

/** How the vault stood when it was opened: what an owner can compare with what they remember. */
export function openedFacts({ generation, entries, lastChange }: Opened): string {
  if (lastChange === null) return say("facts.fresh")
  return say("facts.opened", {
    generation,
    entries: say("journal.count", { count: entries }),
    when: sayInstant(lastChange),
  })
}
