import type { LocalDate } from "../base/local-date.ts"
import { daysBetween } from "./calendar.ts"
import { compareText } from "./compare-text.ts"
import type { StageEvent } from "./entities.ts"
import type { Instant, RecordId } from "./envelope.ts"
import type { StageEventFields } from "./stage-event.ts"

/** One relationship's events of both sorts, in any order. */
export type StepEvent = Pick<StageEvent, "id" | "createdAt" | "what" | "from" | "to" | "date">
export type StepKind = "stage" | "status"

export type Period = Readonly<{
  event: RecordId
  to: string
  from: LocalDate
  /** The day of the next step; null for the last one, which goes on. */
  until: LocalDate | null
  /** Up to `until`, or up to today; 0 where it has not begun. */
  days: number
}>

/** Oldest first: by day, within a day as they were made. An event without a day or a target tells nothing and is left out. */
export function orderedEvents<Event extends StepEvent>(events: readonly Event[]): readonly Event[] {
  return events
    .filter(({ date, to }) => date !== undefined && to !== undefined)
    .toSorted(
      (left, right) =>
        compareText(left.date ?? "", right.date ?? "") ||
        compareText(left.createdAt, right.createdAt) ||
        compareText(left.id, right.id),
    )
}

/** Where it stood at the end of `day`; null before the first step. */
export function stepOn(events: readonly StepEvent[], what: StepKind, day: LocalDate): string | null {
  return lastOf(stepsOf(events, what).filter(({ date }) => date <= day))?.to ?? null
}

/** Where its last event left it, also one of a day to come; null without any. */
export function currentStep(events: readonly StepEvent[], what: StepKind): string | null {
  return lastOf(stepsOf(events, what))?.to ?? null
}

/** Oldest first, with how long each lasted. */
export function periodsOf(events: readonly StepEvent[], what: StepKind, today: LocalDate): readonly Period[] {
  const steps = stepsOf(events, what)
  return steps.map(({ id, to, date }, at) => {
    const until = steps[at + 1]?.date ?? null
    return { event: id, to, from: date, until, days: Math.max(0, daysBetween(date, until ?? today)) }
  })
}

export type Step = Readonly<{ what: StepKind; to: string; date: LocalDate }> &
  Pick<StageEventFields, "note" | "checklist">

/** Fields of the relationship; `undefined` takes one away. */
export type StepFields = Readonly<{ stage?: string | undefined; status?: string | undefined }>

/**
 * What a move writes, in one commit: the event, and the relationship as its last event then has it. A move dated before
 * another one is put between and does not change where the relationship stands.
 */
export function moveFields(
  relationship: Readonly<{ id: RecordId; stage?: string; status?: string }>,
  events: readonly StepEvent[],
  step: Step,
): Readonly<{ event: StageEventFields; relationship: StepFields }> {
  const steps = stepsOf(events, step.what)
  const from = lastOf(steps.filter(({ date }) => date <= step.date))?.to ?? steps[0]?.from
  const before = steps.length === 0 ? relationship[step.what] : from
  const isLast = steps.every(({ date }) => date <= step.date)
  return {
    event: { relationship: relationship.id, ...step, ...(before === undefined ? {} : { from: before }) },
    relationship: isLast ? { [step.what]: step.to } : {},
  }
}

/**
 * What is left of the relationship once `event` is taken out: the last event's target, or with none left where it stood
 * before this one.
 */
export function undoFields(events: readonly StepEvent[], event: StepEvent): StepFields {
  const { what } = event
  if (!isStepKind(what)) return {}
  const left = events.filter(({ id }) => id !== event.id)
  return { [what]: currentStep(left, what) ?? event.from }
}

function isStepKind(what: string | undefined): what is StepKind {
  return what === "stage" || what === "status"
}

type DatedStep = Readonly<{ id: RecordId; createdAt: Instant; from?: string; to: string; date: LocalDate }>

function stepsOf(events: readonly StepEvent[], what: StepKind): readonly DatedStep[] {
  return orderedEvents(events).filter((event) => event.what === what) as readonly DatedStep[]
}

function lastOf(steps: readonly DatedStep[]): DatedStep | undefined {
  return steps.at(-1)
}
