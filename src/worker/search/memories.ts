import type { LocalDate } from "../../base/local-date.ts"
import { addUnits, dateOfDayNumber, dayNumberOf } from "../../domain/calendar.ts"
import { compareText } from "../../domain/compare-text.ts"
import type { RecordId } from "../../domain/envelope.ts"
import { exchangeState, sessionStatus } from "../../domain/record-state.ts"
import type { DayMemory, Hit } from "../api/search.ts"
import { Belonging } from "../journal/belonging.ts"
import { dateOf, type StreamRecord, streamRecord } from "../journal/stream-record.ts"
import type { Knowledge } from "../knowledge/knowledge.ts"
import type { Hits } from "./hits.ts"

const remembered = ["mentoring-session", "journal-note", "interaction"] as const
/** To either side of the day a year ago. */
const daysAround = 7

/** What the journal brings back unasked: what has happened, and nothing that was archived. */
export class Memories {
  readonly #knowledge: Knowledge
  readonly #hits: Hits
  readonly #belonging: Belonging
  #made: Readonly<{ key: string; days: readonly DayMemory[] }> | null = null

  constructor(knowledge: Knowledge, hits: Hits) {
    this.#knowledge = knowledge
    this.#hits = hits
    this.#belonging = new Belonging(knowledge)
  }

  /** On 28 February of a year without a 29th, that day's too. */
  onThisDay(today: LocalDate): readonly DayMemory[] {
    const key = `${today} ${this.#knowledge.stamp()}`
    if (this.#made?.key !== key) this.#made = { key, days: this.#lookUp(today) }
    return this.#made.days
  }

  yearAgo(contact: RecordId, today: LocalDate): readonly Hit[] {
    const day = dayNumberOf(addUnits(today, -12, "month"))
    const near: { id: RecordId; away: number; place: string }[] = []
    for (const id of this.#belonging.aroundContact(contact)) {
      const record = this.#happened(id)
      if (record === null) continue
      const away = Math.abs(dayNumberOf(dateOf(record)) - day)
      if (away <= daysAround && this.#isWith(record, contact)) near.push({ id, away, place: placeOf(record) })
    }
    near.sort((one, other) => one.away - other.away || compareText(other.place, one.place))
    return this.#hits.of(near.map(({ id }) => id))
  }

  #lookUp(today: LocalDate): readonly DayMemory[] {
    const endings = [today.slice(4), ...(isLastOfShortFebruary(today) ? ["-02-29"] : [])]
    const found = new Map<number, StreamRecord[]>()
    for (const type of remembered) {
      for (const { id, date } of this.#knowledge.livingRecords(type)) {
        if (typeof date !== "string" || !endings.some((ending) => date.endsWith(ending))) continue
        if (date >= today) continue
        const record = this.#happened(id)
        if (record === null) continue
        const years = Number(today.slice(0, 4)) - Number(date.slice(0, 4))
        found.set(years, [...(found.get(years) ?? []), record])
      }
    }
    return [...found]
      .toSorted(([one], [other]) => one - other)
      .map(([years, records]) => ({ years, hits: this.#hits.of(newestFirst(records)) }))
  }

  #happened(id: RecordId): StreamRecord | null {
    const record = streamRecord(this.#knowledge, id)
    return record === null || record.archivedAt !== undefined || !hasHappened(record) ? null : record
  }

  #isWith(record: StreamRecord, contact: RecordId): boolean {
    return this.#belonging.peopleOf(record).includes(contact) || this.#belonging.mentions(record, contact)
  }
}

function hasHappened(record: StreamRecord): boolean {
  switch (record.type) {
    case "mentoring-session":
      return sessionStatus(record) === "held"
    case "reciprocity-entry":
      return exchangeState(record) === "done"
    case "journal-note":
    case "interaction":
    case "stage-event":
      return true
    case "action":
      return false
  }
}

function isLastOfShortFebruary(day: LocalDate): boolean {
  return day.endsWith("-02-28") && dateOfDayNumber(dayNumberOf(day) + 1).endsWith("-03-01")
}

function newestFirst(records: readonly StreamRecord[]): readonly RecordId[] {
  return records.toSorted((one, other) => compareText(placeOf(other), placeOf(one))).map(({ id }) => id)
}

function placeOf(record: StreamRecord): string {
  return `${dateOf(record)} ${record.createdAt} ${record.id}`
}
