import type { LocalDate } from "../../base/local-date.ts"
import type { Flow } from "../../domain/flow.ts"
import { exchangeKinds } from "../../domain/reciprocity-entry.ts"
import { sayMonthName } from "../strings/dates.ts"
import { say } from "../strings/say.ts"

/** How give and take stand with one person, in words: never a number, and never a reproach. */
export function flowSentence(flow: Flow, today: LocalDate): string {
  const parts = [bandWords(flow), ...lastWords(flow, today)]
  return say("network.flow.sentence", { parts: parts.join("; ") })
}

function bandWords({ band, mainKind }: Flow): string {
  if (band !== "mostly-given" && band !== "mostly-received") return say(`network.flow.${band}`)
  if (mainKind === null || mainKind === "other") return say(`network.flow.${band}`)
  const kind = exchangeKinds.find((known) => known === mainKind)
  return say(`network.flow.${band}.in`, {
    kind: kind === undefined ? mainKind : say(`network.flow.kind.${kind}`),
  })
}

/** Of a one-sided flow the side that is thinner; of a quiet one whatever came last of all. */
function lastWords({ band, lastGiven, lastReceived }: Flow, today: LocalDate): string[] {
  switch (band) {
    case "both-ways":
      return [...passed("given", lastGiven, today), ...passed("received", lastReceived, today)]
    case "mostly-given":
      return passed("received", lastReceived, today)
    case "mostly-received":
      return passed("given", lastGiven, today)
    case "quiet": {
      const isGivenLater = lastGiven !== null && (lastReceived === null || lastGiven.date > lastReceived.date)
      return isGivenLater ? passed("given", lastGiven, today) : passed("received", lastReceived, today)
    }
    case "too-early":
      return []
  }
}

function passed(side: "given" | "received", last: Flow["lastGiven"], today: LocalDate): string[] {
  if (last === null) return []
  const kind = exchangeKinds.find((known) => known === last.kind)
  return [
    say(`network.flow.last-${side}`, {
      kind: kind === undefined ? last.kind : say(`exchange.kind.${kind}`),
      when: monthWords(last.date, today),
    }),
  ]
}

/** Without a year in figures: a number has no place beside what somebody gave. */
function monthWords(date: LocalDate, today: LocalDate): string {
  const years = Number(today.slice(0, 4)) - Number(date.slice(0, 4))
  if (years <= 0) return say("network.flow.in-month", { month: sayMonthName(date) })
  return years === 1
    ? say("network.flow.last-year", { month: sayMonthName(date) })
    : say("network.flow.years-ago")
}
