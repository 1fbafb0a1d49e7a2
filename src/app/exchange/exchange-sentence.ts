import { directions, exchangeKinds, exchangeStates } from "../../domain/reciprocity-entry.ts"
import type { Named } from "../../worker/api/records.ts"
import { sayPeople } from "../strings/people.ts"
import { say } from "../strings/say.ts"
import { sayTerm } from "../strings/terms.ts"

export type Told = Readonly<{
  direction?: string
  kind?: string
  state?: string
  people: readonly Pick<Named, "name">[]
}>

/** What passed, as a sentence without its full stop. Values of a newer version are named as they are stored. */
export function exchangeSentence({
  direction = "mutual",
  kind = "other",
  state = "done",
  people,
}: Told): string {
  const knownKind = exchangeKinds.find((known) => known === kind)
  const words = {
    people: sayPeople(people),
    kind: knownKind === undefined ? kind : say(`exchange.kind.${knownKind}`),
  }
  const knownDirection = directions.find((known) => known === direction)
  const knownState = exchangeStates.find((known) => known === state)
  if (knownDirection === undefined || knownState === undefined) {
    return `${sayTerm(direction)}, ${sayTerm(state)}: ${words.kind}, ${words.people}`
  }
  return capitalised(say(`exchange.${knownDirection}.${knownState}`, words))
}

function capitalised(sentence: string): string {
  const [first = ""] = sentence
  return first.toLocaleUpperCase() + sentence.slice(first.length)
}
