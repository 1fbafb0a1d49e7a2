import { say } from "../strings/say.ts"
import { type Command, listOf, madeBy, sectionOf } from "./command.ts"

/** What a command is called wherever it stands. */
export function commandName(command: Command): string {
  const made = madeBy(command)
  if (made !== null) return say(`new.${made}`)
  const list = listOf(command)
  if (list !== null) return say("command.go", { place: say(`rail.${list}`) })
  const section = sectionOf(command)
  if (section !== null) return say("command.section", { section: say(`settings.${section}`) })
  return say(`command.${command as Named}`)
}

/** By what else it is found. */
export function commandSynonyms(command: Command): readonly string[] {
  return say(`command.also.${command}`).split("|")
}

/** Those that have a name of their own, and do not take it from what they make, a place or a section. */
type Named = Exclude<Command, `new-${string}` | `go-${string}` | `settings-${string}`>
