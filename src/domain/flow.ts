import type { LocalDate } from "../base/local-date.ts"
import { addDays, addUnits, dayOfMonth, monthNumberOf } from "./calendar.ts"
import { compareText } from "./compare-text.ts"
import type { ReciprocityEntry } from "./entities.ts"
import { exchangeState } from "./record-state.ts"
import { efforts } from "./reciprocity-entry.ts"

/** What the last two years of exchanges with one person look like. Never a number. */
export type FlowBand = "both-ways" | "mostly-given" | "mostly-received" | "quiet" | "too-early"

/** `lastGiven`, `lastReceived`: the latest done entry of each direction, for the sentence. */
export type Flow = Readonly<{
  band: FlowBand
  /** The kind that most often passed in the direction of a one-sided band. */
  mainKind: string | null
  lastGiven: Readonly<{ date: LocalDate; kind: string }> | null
  lastReceived: Readonly<{ date: LocalDate; kind: string }> | null
}>

export type FlowEntry = Pick<ReciprocityEntry, "date" | "direction" | "kind" | "state" | "effort">

/**
 * `entries`: those of one person, in any order; an entry with several people is given whole for each. Whoever is marked
 * `doNotAnalyse` is never asked about.
 *
 * The band is told at every month's end since the first done entry and last on `today`, each time over the 24 months
 * before. Three entries are needed in them, except that a longer history without any in the last 12 months is quiet.
 * Both ways is held down to 30 % of the smaller side and reached again at 40 %; which side a one-sided band names always
 * follows the larger one. Mutual entries belong to both directions.
 */
export function flowOf(entries: readonly FlowEntry[], today: LocalDate): Flow {
  const done = entries.flatMap((entry) => doneEntry(entry, today)).toSorted(byDate)
  let band: FlowBand = "too-early"
  for (const end of endsOfMonths(done[0]?.date, today)) band = bandAt(done, end, band)
  const isOneSided = band === "mostly-given" || band === "mostly-received"
  const side = band === "mostly-given" ? "given" : "received"
  return {
    band,
    mainKind: isOneSided ? mainKindOf(within(done, today, 24), side) : null,
    lastGiven: latestOf(done, "given"),
    lastReceived: latestOf(done, "received"),
  }
}

type DoneEntry = Readonly<{ date: LocalDate; kind: string; given: number; received: number }>
type Side = "given" | "received"

function doneEntry(entry: FlowEntry, today: LocalDate): readonly DoneEntry[] {
  const { date, direction, kind, effort } = entry
  if (date === undefined || date > today || exchangeState(entry) !== "done") return []
  const weight = 1 + efforts.findIndex((known) => known === effort) || 2
  const weighs = (side: Side): number => (direction === side || direction === "mutual" ? weight : 0)
  return [{ date, kind: kind ?? "other", given: weighs("given"), received: weighs("received") }]
}

/** Two entries of one day stand in an order of their own, never in that of the input. */
function byDate(left: DoneEntry, right: DoneEntry): number {
  const byDay = compareText(left.date, right.date)
  return byDay || compareText(left.kind, right.kind)
}

function* endsOfMonths(first: LocalDate | undefined, today: LocalDate): Generator<LocalDate, void, void> {
  if (first === undefined) return
  for (let month = monthNumberOf(first); month < monthNumberOf(today); month++) yield dayOfMonth(month, 31)
  yield today
}

function bandAt(done: readonly DoneEntry[], end: LocalDate, before: FlowBand): FlowBand {
  const window = within(done, end, 24)
  if (countUntil(done, end) < 3) return "too-early"
  if (within(window, end, 12).length === 0) return "quiet"
  if (window.length < 3) return "too-early"
  const given = window.reduce((sum, entry) => sum + entry.given, 0)
  const received = window.reduce((sum, entry) => sum + entry.received, 0)
  if (given + received === 0) return "too-early"
  const share = (100 * Math.min(given, received)) / (given + received)
  const larger = given > received ? "mostly-given" : "mostly-received"
  if (before === "both-ways") return share > 30 ? "both-ways" : larger
  if (before === "mostly-given" || before === "mostly-received") return share >= 40 ? "both-ways" : larger
  return share >= 35 ? "both-ways" : larger
}

/** The entries, which are in order, of that many months up to and with `end`. */
function within(done: readonly DoneEntry[], end: LocalDate, months: number): readonly DoneEntry[] {
  // From the day after, so that two years before the last of February are two whole years in leap years too.
  const since = addUnits(addDays(end, 1), -months, "month")
  return done.slice(countBefore(done, since), countUntil(done, end))
}

function countBefore(done: readonly DoneEntry[], day: LocalDate): number {
  const at = done.findIndex(({ date }) => date >= day)
  return at < 0 ? done.length : at
}

function countUntil(done: readonly DoneEntry[], day: LocalDate): number {
  const at = done.findIndex(({ date }) => date > day)
  return at < 0 ? done.length : at
}

/** By number of entries; of two as frequent the one that came last, then the first by name. */
function mainKindOf(window: readonly DoneEntry[], side: Side): string | null {
  const kinds = new Map<string, { count: number; last: LocalDate }>()
  for (const { kind, date, [side]: weight } of window) {
    if (weight > 0) kinds.set(kind, { count: (kinds.get(kind)?.count ?? 0) + 1, last: date })
  }
  let main: { kind: string; count: number; last: LocalDate } | null = null
  for (const [kind, { count, last }] of [...kinds].toSorted(([left], [right]) => compareText(left, right))) {
    const isMore = main === null || count > main.count || (count === main.count && last > main.last)
    if (isMore) main = { kind, count, last }
  }
  return main?.kind ?? null
}

function latestOf(done: readonly DoneEntry[], side: Side): Flow["lastGiven"] {
  const latest = done.findLast((entry) => entry[side] > 0)
  return latest === undefined ? null : { date: latest.date, kind: latest.kind }
}
