import type { LocalDate } from "../../base/local-date.ts"
import { compareText } from "../../domain/compare-text.ts"
import type { MentoringSession, ReciprocityEntry } from "../../domain/entities.ts"
import type { Envelope, RecordId } from "../../domain/envelope.ts"
import { isUnsettledSession, sessionStatus } from "../../domain/record-state.ts"
import type { TodayPage } from "../api/ledger.ts"
import type { PersonRow } from "../api/network.ts"
import { dateOf, streamKinds } from "../journal/stream-record.ts"
import type { Stream } from "../journal/stream.ts"
import type { Knowledge } from "../knowledge/knowledge.ts"
import { type Actions, ownerOf } from "./actions.ts"
import type { Exchanges } from "./exchanges.ts"

const nextSessions = 5
/** Of each other part: the page is one screen, and the lists hold the rest. */
const mostRows = 12

export type TodayParts = Readonly<{
  knowledge: Knowledge
  stream: Pick<Stream, "rows">
  actions: Pick<Actions, "find" | "rows">
  exchanges: Pick<Exchanges, "find" | "rows">
  /** At most `count` of those whose time has come. */
  duePeople: (count: number) => readonly PersonRow[]
}>

/** What a day asks for. */
export function todayPage(parts: TodayParts, today: LocalDate): TodayPage {
  const { knowledge, stream, actions, exchanges } = parts
  const planned = [...knowledge.living("mentoring-session")].filter((one) => sessionStatus(one) === "planned")
  const next = planned
    .filter((session) => dateOf(session) >= today)
    .toSorted((one, other) => compareText(startOf(one), startOf(other)))
    .slice(0, nextSessions)
  const unsettled = planned
    .filter((session) => isUnsettledSession(session, today))
    .toSorted((one, other) => compareText(startOf(other), startOf(one)))
  const open = actions.find({ state: "open" })
  const rowsOf = (isWanted: (owner: string) => boolean) =>
    actions.rows(idsOf(open.filter((action) => isWanted(ownerOf(action)))), today)
  const promised = exchanges.find({ show: "open" }).filter(({ state }) => state !== "requested")
  return {
    nextSessions: next.flatMap((session) =>
      stream.rows([session.id]).map((row) => ({ ...row, start: session.plannedStart ?? null })),
    ),
    unsettledSessions: stream.rows(idsOf(unsettled)),
    mine: rowsOf((owner) => owner !== "them"),
    theirs: rowsOf((owner) => owner === "them"),
    duePeople: parts.duePeople(mostRows),
    promises: exchanges.rows(idsOf(promised.toSorted(soonestFirst))),
    thanks: exchanges.rows(idsOf(exchanges.find({ show: "thanks" }))),
    isEmptyVault: isEmpty(knowledge),
  }
}

function idsOf(items: readonly Envelope[]): readonly RecordId[] {
  return items.slice(0, mostRows).map(({ id }) => id)
}

/** Without a time of day: after those with one. */
function startOf(session: MentoringSession): string {
  return `${dateOf(session)} ${session.plannedStart ?? "all day"} ${session.createdAt} ${session.id}`
}

/** Those without a day keep their order, last. */
function soonestFirst(one: ReciprocityEntry, other: ReciprocityEntry): number {
  return compareText(one.promisedFor ?? "no day", other.promisedFor ?? "no day")
}

function isEmpty(knowledge: Knowledge): boolean {
  for (const kind of [...streamKinds, "contact", "relationship"] as const) {
    for (const _ of knowledge.living(kind)) return false
  }
  return true
}
