import { stages } from "../domain/relationship.ts"
import { type FilterName, foundKinds, type FoundKind, hasValues, isValues } from "./query.ts"

/** The first word of each line is the one that is written; the others are understood as well, whatever their case. */
type Words<Value extends string> = Readonly<Record<Value, readonly [string, ...string[]]>>

const nameWords: Words<FilterName> = {
  person: ["person", "people", "contact", "with", "who"],
  relationship: ["relationship", "relation", "rel", "in"],
  stage: ["stage", "phase"],
  tag: ["tag", "tags", "label"],
  kind: ["kind", "type"],
  before: ["before", "older"],
  after: ["after"],
  on: ["on", "date", "day", "during", "last", "when"],
  has: ["has", "have"],
  is: ["is"],
  owner: ["owner", "by", "whose"],
}

const kindWords: Words<FoundKind> = {
  contact: ["person", "persons", "people", "contact", "contacts"],
  organisation: ["organisation", "organisations", "organization", "organizations", "company", "companies"],
  relationship: ["relationship", "relationships"],
  "mentoring-session": ["session", "sessions", "mentoring-session", "meeting", "meetings"],
  "journal-note": ["note", "notes", "journal-note", "journal"],
  action: ["action", "actions", "task", "tasks"],
  "reciprocity-entry": ["exchange", "exchanges", "reciprocity-entry", "promise", "promises"],
  interaction: ["interaction", "interactions"],
  "stage-event": ["step", "steps", "stage-event", "move", "moves"],
  attachment: ["file", "files", "attachment", "attachments"],
}

const hasWords: Words<(typeof hasValues)[number]> = {
  "open-actions": ["open-actions", "open-action", "actions", "open-tasks"],
  "open-promises": ["open-promises", "open-promise", "promises"],
  attachments: ["attachments", "attachment", "files", "file"],
  text: ["text", "body", "words"],
}

const isWords: Words<(typeof isValues)[number]> = {
  withheld: ["withheld"],
  sensitive: ["sensitive"],
  pinned: ["pinned", "starred"],
  archived: ["archived"],
  overdue: ["overdue", "late"],
}

const stageWords: Words<(typeof stages)[number]> = {
  establish: ["establish", "establishing"],
  plan: ["plan", "planning"],
  implement: ["implement", "implementing"],
  evaluate: ["evaluate", "evaluating"],
  conclude: ["conclude", "concluding", "concluded"],
}

const ownerValues = ["me", "them"] as const
const ownerWords: Words<(typeof ownerValues)[number]> = {
  me: ["me", "myself", "mine", "i"],
  them: ["them", "others", "theirs"],
}

/** The filter that is named so, or null. */
export const filterNamed = reader(nameWords)

export const kindNamed = reader(kindWords)
export const hasNamed = reader(hasWords)
export const isNamed = reader(isWords)
export const stageNamed = reader(stageWords)
export const ownerNamed = reader(ownerWords)

/** `session` for `mentoring-session`: what the owner writes and reads in a query. */
export function wordOfKind(kind: string): string {
  const known = foundKinds.find((one) => one === kind)
  return known === undefined ? kind : kindWords[known][0]
}

/** What can stand as a value, in the order it is offered, for the filters that take one of a few. */
export const choicesOf = {
  kind: foundKinds.map(wordOfKind),
  stage: stages,
  has: hasValues,
  is: isValues,
  owner: ownerValues,
} as const satisfies Partial<Record<FilterName, readonly string[]>>

/** The names of filters that begin so, the better known first; for a list under a word that is being typed. */
export function filtersBeginning(typed: string): readonly FilterName[] {
  const beginning = plain(typed)
  if (beginning === "") return []
  const names = Object.entries(nameWords) as [FilterName, readonly string[]][]
  const byOwnName = names.filter(([name]) => name.startsWith(beginning))
  const byOther = names.filter((entry) => !byOwnName.includes(entry) && startsOne(entry[1], beginning))
  return [...byOwnName, ...byOther].map(([name]) => name)
}

function startsOne(words: readonly string[], beginning: string): boolean {
  return words.some((word) => word.startsWith(beginning))
}

function reader<Value extends string>(words: Words<Value>): (typed: string) => Value | null {
  const values = new Map<string, Value>()
  for (const value of Object.keys(words) as Value[]) for (const word of words[value]) values.set(word, value)
  return (typed) => values.get(plain(typed)) ?? null
}

function plain(typed: string): string {
  return typed.toLowerCase().replaceAll(/[\s_-]+/gu, "-")
}
