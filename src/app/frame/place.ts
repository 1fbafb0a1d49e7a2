import type { RecordId } from "../../domain/envelope.ts"
import type { Place as StoredPlace } from "../../worker/api.ts"

export type SessionPart = "prepare" | "hold" | "reflect"
export type SettingsSection =
  | "you"
  | "security"
  | "appearance"
  | "keyboard"
  | "backup"
  | "vault"
  | "import"
  | "protection"
  | "about"

/** Where in the open app; held in memory only, never in an address or a history of the browser. */
export type Place =
  | Readonly<{ screen: ListScreen }>
  /** `query` as `formatQuery` writes it; `view` is the saved one that it came from. Neither is kept when the vault is locked. */
  | Readonly<{ screen: "search"; query?: string; view?: RecordId }>
  | Readonly<{ screen: "note"; id: RecordId; isNew?: boolean; caret?: number }>
  | Readonly<{ screen: "session"; id: RecordId; isNew?: boolean; part?: SessionPart; caret?: number }>
  | Readonly<{ screen: PageScreen; id: RecordId; isNew?: boolean }>
  | Readonly<{ screen: "settings"; section?: SettingsSection }>

/** Where on its page the owner is. */
export type Where =
  | Readonly<{ caret?: number; part?: SessionPart }>
  /** Of the search: what stands in its field now. */
  | Readonly<{ query: string; view?: RecordId }>

/** In the order in which they are offered. */
export const listScreens = [
  "today",
  "journal",
  "relationships",
  "network",
  "organisations",
  "exchange",
  "goals",
  "tags",
  "trash",
] as const
export type ListScreen = (typeof listScreens)[number]

const pageScreens = ["person", "organisation", "relationship"] as const
export type PageScreen = (typeof pageScreens)[number]

const parts: readonly string[] = ["prepare", "hold", "reflect"] satisfies SessionPart[]

export const firstPlace: Place = { screen: "today" }

/** The place to come back to after a lock. */
export function toStoredPlace(place: Place): StoredPlace {
  return {
    screen: place.screen,
    ...("id" in place && { id: place.id }),
    ...("caret" in place && { caret: place.caret }),
    ...("part" in place && { part: place.part }),
  }
}

/** A place that this version does not know is the first one. */
export function fromStoredPlace(stored: StoredPlace | null): Place {
  if (stored === null) return firstPlace
  const { screen, id, caret, part } = stored
  const list = listScreens.find((known) => known === screen)
  if (list !== undefined) return { screen: list }
  if (screen === "settings" || screen === "search") return { screen }
  if (id === undefined) return firstPlace
  const page = pageScreens.find((known) => known === screen)
  if (page !== undefined) return { screen: page, id }
  const at = caret === undefined ? {} : { caret }
  if (screen === "note") return { screen, id, ...at }
  if (screen !== "session") return firstPlace
  return {
    screen,
    id,
    ...at,
    ...(part !== undefined && parts.includes(part) && { part: part as SessionPart }),
  }
}

/** The same page, and where on it; the place itself where that says nothing about a page of its kind. */
export function placeAt(place: Place, where: Where): Place {
  if (place.screen === "search") return "query" in where ? { screen: "search", ...where } : place
  const isWriting = place.screen === "note" || place.screen === "session"
  return isWriting && !("query" in where) ? { ...place, ...where } : place
}

/** Whether two places are the same page, wherever on it. */
export function isSamePage(left: Place, right: Place): boolean {
  return left.screen === right.screen && idOf(left) === idOf(right)
}

/** The record whose page it is; null for one of no record's. */
export function idOf(place: Place): RecordId | null {
  return "id" in place ? place.id : null
}
