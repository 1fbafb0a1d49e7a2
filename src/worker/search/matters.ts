import type { LocalDate } from "../../base/local-date.ts"
import { isOpenAction, isOverdue } from "../../domain/actions.ts"
import type { Action, ReciprocityEntry } from "../../domain/entities.ts"
import type { RecordId } from "../../domain/envelope.ts"
import { isOpenExchange } from "../../domain/record-state.ts"
import type { HasValue } from "../../query/query.ts"
import { Belonging } from "../journal/belonging.ts"
import type { Knowledge } from "../knowledge/knowledge.ts"

type Had = Exclude<HasValue, "text">

/**
 * What hangs on records from outside of them, or on the day: looked up when it is asked for and never indexed. A record
 * has the open matters that are itself, came of it or are with it.
 */
export class Matters {
  readonly #knowledge: Knowledge
  readonly #belonging: Belonging
  readonly #kept = new Map<string, Readonly<{ stamp: number; ids: ReadonlySet<RecordId> }>>()

  constructor(knowledge: Knowledge) {
    this.#knowledge = knowledge
    this.#belonging = new Belonging(knowledge)
  }

  having(what: Had): ReadonlySet<RecordId> {
    return this.#once(what, () => this.#findHaving(what))
  }

  /** Actions and promises whose day is past. */
  overdue(today: LocalDate): ReadonlySet<RecordId> {
    return this.#once(
      "overdue",
      () => {
        const actions = [...this.#knowledge.living("action")].filter((action) => isOverdue(action, today))
        const promises = this.#promises().filter(
          ({ promisedFor }) => promisedFor !== undefined && promisedFor < today,
        )
        return new Set([...actions, ...promises].map(({ id }) => id))
      },
      today,
    )
  }

  #findHaving(what: Had): ReadonlySet<RecordId> {
    switch (what) {
      case "open-actions":
        return this.#around([...this.#knowledge.living("action")].filter(isOpenAction))
      case "open-promises":
        return this.#around(this.#promises())
      case "attachments":
        return new Set([...this.#knowledge.living("attachment")].flatMap(({ of }) => of ?? []))
    }
  }

  #promises(): readonly ReciprocityEntry[] {
    return [...this.#knowledge.living("reciprocity-entry")].filter(isOpenExchange)
  }

  #around(matters: readonly (Action | ReciprocityEntry)[]): ReadonlySet<RecordId> {
    const found = new Set<RecordId>()
    for (const matter of matters) {
      found.add(matter.id)
      if (matter.session !== undefined) found.add(matter.session)
      for (const person of this.#belonging.peopleOf(matter)) found.add(person)
      for (const relationship of this.#belonging.relationshipsOf(matter)) found.add(relationship)
    }
    return found
  }

  #once(what: string, find: () => ReadonlySet<RecordId>, today = ""): ReadonlySet<RecordId> {
    const key = `${what} ${today}`
    const stamp = this.#knowledge.stamp()
    const known = this.#kept.get(key)
    if (known?.stamp === stamp) return known.ids
    const ids = find()
    if (known === undefined && this.#kept.size > 8) this.#kept.clear()
    this.#kept.set(key, { stamp, ids })
    return ids
  }
}
