import type { LocalDate } from "../base/local-date.ts"
import { compareText } from "./compare-text.ts"
import type { Action } from "./entities.ts"
import { actionStatus } from "./record-state.ts"

const closed = ["done", "partly_done", "dropped", "carried_over"]

/** A status that this version does not know counts as open, so that the action is not lost from sight. */
export function isOpenAction(action: Pick<Action, "status">): boolean {
  return !closed.includes(actionStatus(action))
}

/** From the day after the one it was due. */
export function isOverdue(action: Pick<Action, "status" | "due">, today: LocalDate): boolean {
  return isOpenAction(action) && action.due !== undefined && action.due < today
}

export type OrderedAction = Pick<Action, "id" | "status" | "due" | "doneOn" | "createdAt" | "updatedAt">

/** Open ones first, by due day, those without a day last; then the closed ones, the last closed first. */
export function compareActions(left: OrderedAction, right: OrderedAction): number {
  const isOpen = isOpenAction(left)
  if (isOpen !== isOpenAction(right)) return isOpen ? -1 : 1
  const byDay = isOpen
    ? compareText(left.due ?? "no day", right.due ?? "no day")
    : compareText(closedOn(right), closedOn(left)) || compareText(right.updatedAt, left.updatedAt)
  return byDay || compareText(left.createdAt, right.createdAt) || compareText(left.id, right.id)
}

/** An action closed without a day was closed when it was last changed, as far as is known. */
function closedOn(action: OrderedAction): string {
  return action.doneOn ?? action.updatedAt.slice(0, 10)
}
