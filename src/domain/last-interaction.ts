import type { LocalDate } from "../base/local-date.ts"
import type { Interaction, MentoringSession, ReciprocityEntry } from "./entities.ts"
import { exchangeState, sessionStatus } from "./record-state.ts"

/** As much of a record as tells whether there was contact. A mention counts only where the owner marked it so. */
export type InteractionSource =
  | Pick<MentoringSession, "type" | "date" | "status">
  | Pick<ReciprocityEntry, "type" | "date" | "state">
  | Pick<Interaction, "type" | "date">
  | Readonly<{ type: "mention"; date?: LocalDate; isContact?: boolean }>

/** The day on which the record counts as contact with everyone it belongs to, null where it does not. */
export function interactionDay(source: InteractionSource): LocalDate | null {
  return isInteraction(source) ? (source.date ?? null) : null
}

/**
 * The latest contact up to `today`, of the sources of one person or one relationship. A later day counts from that day
 * on.
 */
export function lastInteraction(sources: Iterable<InteractionSource>, today: LocalDate): LocalDate | null {
  let latest: LocalDate | null = null
  for (const source of sources) {
    const date = interactionDay(source)
    if (date !== null && date <= today && (latest === null || date > latest)) latest = date
  }
  return latest
}

function isInteraction(source: InteractionSource): boolean {
  switch (source.type) {
    case "mentoring-session":
      return sessionStatus(source) === "held"
    case "reciprocity-entry":
      return exchangeState(source) === "done"
    case "mention":
      return source.isContact === true
    case "interaction":
      return true
  }
}
