import type { RecordId } from "../../domain/envelope.ts"
import type { Place as StoredPlace } from "../../worker/api.ts"

/** Where in the open app; held in memory only, never in an address or a history. */
export type Place =
  | Readonly<{ screen: "writings" }>
  | Readonly<{ screen: "trash" }>
  | Readonly<{ screen: "writing"; id: RecordId; isNew: boolean; caret?: number | undefined }>
  | Readonly<{ screen: "settings" }>

export const firstPlace: Place = { screen: "writings" }

/** The place to come back to after a lock. */
export function toStoredPlace(place: Place): StoredPlace {
  switch (place.screen) {
    case "writings":
    case "trash":
      return { screen: "writings" }
    case "settings":
      return { screen: "settings" }
    case "writing":
      return {
        screen: "writing",
        id: place.id,
        ...(place.caret !== undefined && { caret: place.caret }),
      }
  }
}

export function fromStoredPlace(stored: StoredPlace | null): Place {
  if (stored?.screen === "settings") return { screen: "settings" }
  if (stored?.screen !== "writing" || stored.id === undefined) return firstPlace
  return { screen: "writing", id: stored.id, isNew: false, caret: stored.caret }
}
