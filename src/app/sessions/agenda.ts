import type { Action, MentoringSession } from "../../domain/entities.ts"
import type { RecordId } from "../../domain/envelope.ts"

export type Agenda = NonNullable<MentoringSession["agenda"]>
export type AgendaItem = Agenda[number]

/** `items` with the one at `from` moved to `to`; the same list where there is no such place. */
export function moved(items: Agenda, from: number, to: number): Agenda {
  const item = items[from]
  if (item === undefined || to < 0 || to >= items.length) return items
  const rest = items.toSpliced(from, 1)
  return rest.toSpliced(to, 0, item)
}

/**
 * What the session before leaves to this one: its actions that are still open, first, then what its agenda did not come
 * to. What stands on this agenda already is left out.
 */
export function leftOver(
  before: Readonly<{ id: RecordId; agenda: Agenda; openActions: readonly Pick<Action, "title">[] }>,
  agenda: Agenda,
): Agenda {
  const actions = before.openActions.map(
    ({ title }): AgendaItem => ({
      ...(title !== undefined && { text: title }),
      kind: "action_review",
      carriedFrom: before.id,
    }),
  )
  const items = before.agenda
    .filter(({ isDone }) => isDone !== true)
    .map(({ isDone: _isDone, ...item }): AgendaItem => ({ ...item, carriedFrom: before.id }))
  const offered = [...actions, ...items]
  const taken = new Set(agenda.map(keyOf))
  return offered.filter((item, at) => {
    const key = keyOf(item)
    const isFirst = offered.findIndex((other) => keyOf(other) === key) === at
    return key !== "" && isFirst && !taken.has(key)
  })
}

const keyOf = ({ text = "" }: AgendaItem): string => text.trim().toLocaleLowerCase()
