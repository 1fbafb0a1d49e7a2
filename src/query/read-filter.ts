import type { LocalDate } from "../base/local-date.ts"
import { readDaySpan } from "./day-span.ts"
import { hasNamed, isNamed, kindNamed, ownerNamed, stageNamed } from "./filter-words.ts"
import type { Filter, FilterName } from "./query.ts"
import { oneLine, withoutStars } from "./words.ts"

/** The filter with this value, or null where it takes no such value. */
export function readFilter(
  by: FilterName,
  typed: string,
  today: LocalDate,
  firstWeekday?: number,
): Filter | null {
  const value = valueOf(typed)
  if (value === "") return null
  switch (by) {
    case "person":
    case "relationship":
      return { by, value }
    case "owner":
      return { by, value: ownerNamed(value) ?? value }
    case "tag": {
      const path = tagPath(value)
      return path === "" ? null : { by, value: path }
    }
    case "stage":
      return withValue(by, stageNamed(value))
    case "kind":
      return withValue(by, kindNamed(value))
    case "before":
    case "after":
    case "on": {
      const span = readDaySpan(value, today, firstWeekday)
      return span && { by, value: span }
    }
    case "has": {
      const known = hasNamed(value)
      return known && { by, value: known }
    }
    case "is": {
      const known = isNamed(value)
      return known && { by, value: known }
    }
  }
}

/** Without stars: a name is found by its beginning anyway. Empty where nothing was typed. */
export function valueOf(typed: string): string {
  return withoutStars(oneLine(typed))
}

function withValue(by: "stage" | "kind", value: string | null): Filter | null {
  return value === null ? null : { by, value }
}

/** Names parted by single slashes: `leadership/feedback`. */
function tagPath(typed: string): string {
  return typed
    .replace(/^#/u, "")
    .split("/")
    .map((name) => name.trim())
    .filter((name) => name !== "")
    .join("/")
}
