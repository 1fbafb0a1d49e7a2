import { commandName } from "../frame/command-words.ts"
import { keysInWords } from "../frame/key-words.ts"
import type { Combination } from "../frame/shortcuts.ts"
import { say } from "../strings/say.ts"
import type { Judged } from "./shortcut-changes.ts"

/** What stands in the way of these keys, and what swapping them would do; null where nothing does. */
export function judgedInWords(judged: Judged, pressed: Combination): string | null {
  const keys = keysInWords(pressed)
  switch (judged.kind) {
    case "free":
    case "same":
      return null
    case "reserved":
      return say(`keyboard.reserved.${judged.why}`, { keys })
    case "clash":
      return say("keyboard.clash.many", {
        commands: listed(judged.with.map(({ command }) => commandName(command))),
      })
    case "swap": {
      const command = commandName(judged.with.command)
      const clash = say("keyboard.clash", { keys: keysInWords(judged.with), command })
      const then =
        judged.gets === null
          ? say("keyboard.clash.swap.none", { command })
          : say("keyboard.clash.swap", { command, keys: keysInWords(judged.gets) })
      return `${clash} ${then}`
    }
  }
}

function listed(names: readonly string[]): string {
  return new Intl.ListFormat("en", { type: "conjunction" }).format(names)
}
