import { addDays, firstDay, lastDay } from "../../domain/calendar.ts"
import type { Filter } from "../../query/query.ts"
import type { DayTerm } from "../../search/search-types.ts"

type DayFilter = Extract<Filter, { by: "before" | "after" | "on" }>

export function isDayFilter(filter: Filter): filter is DayFilter {
  return filter.by === "before" || filter.by === "after" || filter.by === "on"
}

/** `before` and `after` are outside of the span. */
export function boundsOf({ by, value }: DayFilter): Omit<DayTerm, "isNot"> {
  const { from, to } = value
  switch (by) {
    case "on":
      return { from, to }
    case "before":
      return from === firstDay ? noDay : { from: null, to: addDays(from, -1) }
    case "after":
      return to === lastDay ? noDay : { from: addDays(to, 1), to: null }
  }
}

const noDay = { from: lastDay, to: firstDay }
