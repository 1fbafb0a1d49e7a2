import type { LocalDate } from "../base/local-date.ts"
import type { Action, MentoringSession, ReciprocityEntry } from "./entities.ts"

/** A session that was simply written down, without a word on what became of it, was held. */
export function sessionStatus(session: Pick<MentoringSession, "status">): string {
  return session.status ?? "held"
}

/** An exchange that was simply written down has happened. */
export function exchangeState(entry: Pick<ReciprocityEntry, "state">): string {
  return entry.state ?? "done"
}

export function actionStatus(action: Pick<Action, "status">): string {
  return action.status ?? "open"
}

/** Promised, offered or asked for, and not yet settled. */
export function isOpenExchange(entry: Pick<ReciprocityEntry, "state">): boolean {
  return ["requested", "offered", "promised"].includes(exchangeState(entry))
}

export function isToBeThanked(entry: Pick<ReciprocityEntry, "state" | "thanks">): boolean {
  return exchangeState(entry) === "done" && entry.thanks?.isNeeded === true && entry.thanks.isDone !== true
}

/** Planned for a day that is past, and nobody has told what came of it. */
export function isUnsettledSession(
  session: Pick<MentoringSession, "status" | "date">,
  today: LocalDate,
): boolean {
  return sessionStatus(session) === "planned" && session.date !== undefined && session.date < today
}
