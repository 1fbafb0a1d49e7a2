import { argumentBehind } from "../../query/match-command.ts"
import type { FoundKind } from "../../query/query.ts"
import { say } from "../strings/say.ts"

/** What goes on with somebody's name, with the name of anything, or with words. */
export const verbs = [
  "session-with",
  "gave",
  "received",
  "exchange-with",
  "contact-with",
  "relationship-with",
  "add-action",
  "write-note",
  "add-person",
  "go-to",
  "search-for",
] as const
export type Verb = (typeof verbs)[number]

/** With a person; a session also with everybody of a relationship. */
export type PeopleVerb = Exclude<Verb, WordsVerb | "go-to">
/** With words, of which something is made or looked for. */
export type WordsVerb = "add-action" | "write-note" | "add-person" | "search-for"

export function isWordsVerb(verb: Verb): verb is WordsVerb {
  return verb === "add-action" || verb === "write-note" || verb === "add-person" || verb === "search-for"
}

/** The types of records that can stand after it; null for every type. */
export function kindsAfter(verb: PeopleVerb | "go-to"): readonly FoundKind[] | null {
  if (verb === "go-to") return null
  return verb === "session-with" ? ["contact", "relationship"] : ["contact"]
}

/** Its name as it begins a line, and how else that is written: always the very same list. */
export function verbNames(verb: Verb): readonly string[] {
  const known = names.get(verb)
  if (known !== undefined) return known
  const made = [say(`verb.${verb}`), ...say(`verb.also.${verb}`).split("|")]
  names.set(verb, made)
  return made
}

const names = new Map<Verb, readonly string[]>()

/** What a line asks for: the verb that was begun, or that it begins with, and what stands after it. */
export type Line = Readonly<{
  verb: Verb | null
  isInline: boolean
  /** What stands after the verb; all of it without one. */
  text: string
  /** The whole of what was typed. */
  typed: string
}>

export function readLine(typed: string, begun: Verb | null): Line {
  const whole = typed.trim()
  if (begun !== null) return { verb: begun, isInline: false, text: whole, typed: whole }
  let best: Line = { verb: null, isInline: false, text: whole, typed: whole }
  for (const verb of verbs) {
    const rest = argumentBehind(typed, verbNames(verb))?.trim() ?? ""
    // The longer the name that was written, the less is left.
    if (rest !== "" && (best.verb === null || rest.length < best.text.length))
      best = { verb, isInline: true, text: rest, typed: whole }
  }
  return best
}
