import { foldWords } from "../../domain/match-name.ts"
import { fuzzyQuery, fuzzyText } from "../../query/fuzzy-text.ts"
import { fuzzyScore } from "../../query/fuzzy.ts"
import { matchCommand } from "../../query/match-command.ts"
import type { Recalled } from "../../worker/api/search.ts"
import { allCommands, type Command, commandGroups, groupNames } from "../frame/command.ts"
import { commandName, commandNames } from "../frame/command-words.ts"
import { say } from "../strings/say.ts"
import type { Deed, Marks, PaletteGroup, PaletteRow } from "./palette-rows.ts"
import {
  isWordsVerb,
  type Line,
  type PeopleVerb,
  type Verb,
  verbNames,
  verbs,
  type WordsVerb,
} from "./verbs.ts"

/** How many commands are shown for what was typed: those further down are hardly meant. */
const mostCommands = 12

/**
 * What the palette shows for a line. `recalled`: the records that the vault offers for it, best first. `isLate`: they came
 * when the rest was shown already, so they stand below it.
 */
export function paletteGroups(
  line: Line,
  recalled: readonly Recalled[],
  isLate: boolean,
): readonly PaletteGroup[] {
  const { verb, isInline, text } = line
  const scores = recalled.map(({ name }) => fuzzyScore(fuzzyQuery(text), fuzzyText(foldWords(name))))
  const best = Math.max(0, ...scores)
  const meant = recalled.filter((_, at) => scores[at] === 0 || isNearly(scores[at] ?? 0, best))
  const groups: PaletteGroup[] = []
  if (verb !== null) groups.push(...argumentGroups(verb, line, meant))
  else if (text === "") groups.push(...everything(meant))
  else groups.push(...matching(text, meant, isLate ? 0 : best))
  if (verb === null ? text !== "" : isInline && verb !== "search-for")
    groups.push({ title: say("command.find"), rows: [words("search", text)] })
  return groups.filter(({ rows }) => rows.length > 0)
}

/** Without a word: what was used last, then all there is. */
function everything(recalled: readonly Recalled[]): readonly PaletteGroup[] {
  return [
    { title: say("palette.recent"), rows: recalled.map((record) => recordRow(record, null)) },
    { title: say("palette.verbs"), rows: verbs.map((verb) => verbRow(verb)) },
    ...groupNames.map((group) => ({
      title: say(`commands.${group}`),
      rows: commandGroups[group].filter(isOffered).map((command) => commandRow(command)),
    })),
  ]
}

/** Commands and records for a word: first the group with the better match. `bestRecord`: how good that of the records is. */
function matching(text: string, recalled: readonly Recalled[], bestRecord: number): readonly PaletteGroup[] {
  const found = matchingCommands(text)
  const commands = { title: say("palette.commands"), rows: found.map(({ row }) => row) }
  const records = { title: say("palette.records"), rows: recalled.map((record) => recordRow(record, null)) }
  const bestCommand = Math.max(0, ...found.map(({ score }) => score))
  return bestCommand >= bestRecord ? [commands, records] : [records, commands]
}

function argumentGroups(
  verb: Verb,
  { text, typed }: Line,
  recalled: readonly Recalled[],
): readonly PaletteGroup[] {
  const title = say(`verb.${verb}`)
  if (isWordsVerb(verb))
    return [{ title, rows: text === "" ? [] : deeds(verb).map((deed) => words(deed, text)) }]
  const records = recalled.map((record) => recordRow(record, verb === "go-to" ? null : verb))
  if (verb !== "go-to") return [{ title, rows: [...records, { id: "form", kind: "form", verb }] }]
  return [
    { title, rows: placesFor(text, typed) },
    { title: say("palette.records"), rows: records },
  ]
}

/** "Go back" is the name of a command, and "open the journal" is not. */
function placesFor(text: string, typed: string): readonly PaletteRow[] {
  if (text === "") return commandGroups.go.filter(isOffered).map((command) => commandRow(command))
  const named = matchingCommands(typed)
    .map(({ row }) => row)
    .filter(isPlace)
  return named.length > 0
    ? named
    : matchingCommands(text)
        .map(({ row }) => row)
        .filter(isPlace)
}

function isPlace(row: PaletteRow): boolean {
  const places: readonly Command[] = [...commandGroups.go, ...commandGroups.settings]
  return row.kind === "command" && places.includes(row.command)
}

function deeds(verb: WordsVerb): readonly Deed[] {
  switch (verb) {
    case "add-action":
      return ["add-action", "add-action-more"]
    case "search-for":
      return ["search"]
    default:
      return [verb]
  }
}

/** Verbs among them: whoever types "session" may want to say with whom. */
function matchingCommands(text: string): readonly Readonly<{ row: PaletteRow; score: number }>[] {
  const found: Readonly<{ row: PaletteRow; score: number }>[] = []
  for (const command of allCommands.filter(isOffered)) {
    const match = matchCommand(text, commandNames(command))
    if (match !== null) found.push({ row: commandRow(command, match.marks), score: match.score })
  }
  for (const verb of verbs) {
    const match = matchCommand(text, verbNames(verb))
    if (match !== null) found.push({ row: verbRow(verb, match.marks), score: match.score })
  }
  const best = Math.max(...found.map(({ score }) => score))
  return found
    .filter(({ score }) => isNearly(score, best))
    .toSorted((one, other) => roughly(other.score) - roughly(one.score))
    .slice(0, mostCommands)
}

/** What is far worse than the best was not meant. A record without any score was found by what its name does not say. */
const isNearly = (score: number, best: number): boolean => score * 2 >= best

/** Where one name is hardly better than another, they stand in their own order. */
const roughly = (score: number): number => Math.round(score * 4)

/** The palette does not offer itself. */
const isOffered = (command: Command): boolean => command !== "palette"

function commandRow(command: Command, marks: Marks = []): PaletteRow {
  return { id: `c-${command}`, kind: "command", command, name: commandName(command), marks }
}
function verbRow(verb: Verb, marks: Marks = []): PaletteRow {
  return { id: `v-${verb}`, kind: "verb", verb, name: say(`verb.${verb}`), marks }
}
function recordRow(record: Recalled, verb: PeopleVerb | null): PaletteRow {
  return { id: `r-${record.id}`, kind: "record", record, verb }
}
function words(deed: Deed, text: string): PaletteRow {
  return { id: `w-${deed}`, kind: "words", deed, text }
}
