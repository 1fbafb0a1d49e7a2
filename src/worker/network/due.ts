import { type DueWords, nextDue } from "../../domain/cadence.ts"
import { laterDay } from "../../domain/calendar.ts"
import type { Contact, Relationship } from "../../domain/entities.ts"
import type { Envelope } from "../../domain/envelope.ts"
import { type LocalDate, parseLocalDate } from "../../base/local-date.ts"

/** Statuses in which nobody waits for a next meeting. */
const resting: readonly string[] = ["paused", "concluded", "ended_early", "declined", "alumni"]

type Days = Readonly<{ lastInteraction: LocalDate | null; today: LocalDate }>

/** Archived people and those in the trash are not due. Without any interaction it is counted from when they were entered. */
export function dueOfContact(contact: Contact, days: Days): DueWords {
  if (!isPresent(contact)) return { kind: "none" }
  return nextDue(contact.cadence, { ...days, start: dayMade(contact) })
}

/** As with people; before its start it is not due either. */
export function dueOfRelationship(relationship: Relationship, days: Days): DueWords {
  const { status, start, cadence } = relationship
  if (!isPresent(relationship) || (status !== undefined && resting.includes(status))) return { kind: "none" }
  return nextDue(cadence, { ...days, start: laterDay(start ?? null, dayMade(relationship)) })
}

export function isDue({ kind }: DueWords): boolean {
  return kind === "due" || kind === "overdue"
}

function isPresent({ deletedAt, archivedAt }: Envelope): boolean {
  return deletedAt === undefined && archivedAt === undefined
}

function dayMade({ createdAt }: Envelope): LocalDate | null {
  return parseLocalDate(createdAt.slice(0, 10))
}
