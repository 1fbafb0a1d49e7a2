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

/** Its name and by what else it is found: always the very same list, so that what is made of it can be kept. */
export function commandNames(command: Command): readonly string[] {
  const known = names.get(command)
  if (known !== undefined) return known
  const made = [commandName(command), ...say(`command.also.${command}`).split("|")]
  names.set(command, made)
  return made
}

const names = new Map<Command, readonly string[]>()

/** Those that have a name of their own, and do not take it from what they make, a place or a section. */
type Named = Exclude<Command, `new-${string}` | `go-${string}` | `settings-${string}`>
