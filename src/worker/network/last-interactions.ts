import type { LocalDate } from "../../base/local-date.ts"
import { laterDay } from "../../domain/calendar.ts"
import type { RecordId } from "../../domain/envelope.ts"
import { interactionDay } from "../../domain/last-interaction.ts"
import type { Belonging } from "../journal/belonging.ts"
import type { Knowledge } from "../knowledge/knowledge.ts"
import { ReverseIndex } from "../knowledge/reverse-index.ts"

const sourceTypes = ["mentoring-session", "reciprocity-entry", "interaction"] as const

/**
 * The last contact with each person and in each relationship up to a day: read out of all records once, and after a
 * commit again for those only whom it was about.
 */
export class LastInteractions {
  readonly #knowledge: Knowledge
  readonly #belonging: Belonging
  /** The day of each record that tells of contact; null where they have to be read. */
  #days: Map<RecordId, LocalDate> | null = null
  /** Those records by the people and relationships that they were with. */
  #sources = new ReverseIndex()
  readonly #latest = new Map<RecordId, LocalDate | null>()
  #today: LocalDate | null = null

  constructor(knowledge: Knowledge, belonging: Belonging) {
    this.#knowledge = knowledge
    this.#belonging = belonging
    knowledge.onChange((ids) => {
      for (const id of ids) this.#follow(id)
    })
  }

  /** Of a contact or a relationship. */
  of(id: RecordId, today: LocalDate): LocalDate | null {
    if (today !== this.#today) this.#latest.clear()
    this.#today = today
    const known = this.#latest.get(id)
    if (known !== undefined) return known
    const days = (this.#days ??= this.#readAll())
    let latest: LocalDate | null = null
    for (const source of this.#sources.naming(id)) {
      const date = days.get(source)
      if (date !== undefined && date <= today) latest = laterDay(latest, date)
    }
    this.#latest.set(id, latest)
    return latest
  }

  #readAll(): Map<RecordId, LocalDate> {
    const days = new Map<RecordId, LocalDate>()
    this.#sources = new ReverseIndex()
    this.#latest.clear()
    for (const type of sourceTypes) for (const { id } of this.#knowledge.living(type)) this.#read(days, id)
    return days
  }

  #follow(id: RecordId): void {
    if (this.#days === null) return
    const type = this.#knowledge.record(id)?.type
    if (type === undefined || type === "relationship") {
      // What happened in it was with whoever is in it.
      this.#days = null
      this.#latest.clear()
      return
    }
    this.#read(this.#days, id)
    if (type !== "mentoring-session") return
    for (const entry of this.#knowledge.belongingIds("reciprocity-entry", id)) this.#read(this.#days, entry)
  }

  #read(days: Map<RecordId, LocalDate>, id: RecordId): void {
    const source = this.#source(id)
    const date = source === null ? null : interactionDay(source)
    const before = this.#sources.namedBy(id)
    const now =
      source === null || date === null
        ? []
        : [...this.#belonging.peopleOf(source), ...this.#belonging.relationshipsOf(source)]
    for (const other of [...before, ...now]) this.#latest.delete(other)
    this.#sources.put(id, now)
    if (date === null) days.delete(id)
    else days.set(id, date)
  }

  #source(id: RecordId) {
    for (const type of sourceTypes) {
      const source = this.#knowledge.entity(type, id)
      if (source !== null) return source.deletedAt === undefined ? source : null
    }
    return null
  }
}
