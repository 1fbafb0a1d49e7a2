import type { LocalDate } from "../../base/local-date.ts"
import { laterDay } from "../../domain/calendar.ts"
import type { RecordId } from "../../domain/envelope.ts"
import { interactionDay } from "../../domain/last-interaction.ts"
import type { Belonging } from "../journal/belonging.ts"
import type { Knowledge } from "../knowledge/knowledge.ts"

const sourceTypes = ["mentoring-session", "reciprocity-entry", "interaction"] as const

/** A day on which there was contact, and the people and relationships that it was with. */
type Contact = Readonly<{ date: LocalDate; with: readonly RecordId[] }>

/**
 * The last contact with each person and in each relationship up to a day: read out of all records once, and after a
 * commit again for those only whom it was about.
 */
export class LastInteractions {
  readonly #knowledge: Knowledge
  readonly #belonging: Belonging
  readonly #contacts = new Map<RecordId, Contact>()
  readonly #latest = new Map<RecordId, LocalDate | null>()
  readonly #outdated = new Set<RecordId>()
  /** null: nothing is read yet. */
  #today: LocalDate | null = null

  constructor(knowledge: Knowledge, belonging: Belonging) {
    this.#knowledge = knowledge
    this.#belonging = belonging
    knowledge.onChange((ids) => {
      if (this.#today !== null) for (const id of ids) this.#follow(id)
    })
  }

  /** Of a contact or a relationship. */
  of(id: RecordId, today: LocalDate): LocalDate | null {
    if (this.#today !== today) this.#readAll(today)
    if (this.#outdated.delete(id)) this.#latest.set(id, this.#latestOf(id, today))
    return this.#latest.get(id) ?? null
  }

  #readAll(today: LocalDate): void {
    this.#today = today
    this.#contacts.clear()
    this.#latest.clear()
    this.#outdated.clear()
    for (const type of sourceTypes) {
      for (const { id } of this.#knowledge.living(type)) {
        const contact = this.#contactOf(id)
        if (contact === null) continue
        this.#contacts.set(id, contact)
        if (contact.date > today) continue
        for (const other of contact.with) {
          this.#latest.set(other, laterDay(this.#latest.get(other) ?? null, contact.date))
        }
      }
    }
  }

  #follow(id: RecordId): void {
    const type = this.#knowledge.record(id)?.type
    // Whoever is in it, all that happened in it was with them.
    if (type === "relationship" || type === undefined) this.#today = null
    this.#forget(id)
    if (type !== "mentoring-session") return
    for (const entry of this.#knowledge.belongingIds("reciprocity-entry", id)) this.#forget(entry)
  }

  #forget(id: RecordId): void {
    const contact = this.#contactOf(id)
    for (const other of this.#contacts.get(id)?.with ?? []) this.#outdated.add(other)
    for (const other of contact?.with ?? []) this.#outdated.add(other)
    if (contact === null) this.#contacts.delete(id)
    else this.#contacts.set(id, contact)
  }

  #latestOf(id: RecordId, today: LocalDate): LocalDate | null {
    const isContact = this.#knowledge.record(id)?.type === "contact"
    const around = isContact ? this.#belonging.aroundContact(id) : this.#belonging.aroundRelationship(id)
    let latest: LocalDate | null = null
    for (const other of around) {
      const contact = this.#contacts.get(other)
      if (contact !== undefined && contact.date <= today && contact.with.includes(id)) {
        latest = laterDay(latest, contact.date)
      }
    }
    return latest
  }

  #contactOf(id: RecordId): Contact | null {
    for (const type of sourceTypes) {
      const source = this.#knowledge.entity(type, id)
      if (source === null) continue
      const date = source.deletedAt === undefined ? interactionDay(source) : null
      if (date === null) return null
      return { date, with: [...this.#belonging.peopleOf(source), ...this.#belonging.relationshipsOf(source)] }
    }
    return null
  }
}
