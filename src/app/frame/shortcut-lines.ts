import type { Shortcut as Line } from "../../ui/shortcut-list.tsx"
import { say } from "../strings/say.ts"
import { commandGroups, type CommandGroup, groupNames } from "./command.ts"
import { commandName } from "./command-words.ts"
import { heldKey, keyNames, lockKeyNames } from "./key-words.ts"
import type { Shortcut } from "./shortcuts.ts"

type Group = Readonly<{ title: string; shortcuts: readonly Line[] }>

/** Everything that a key does, by where it does it; commands without keys are left out. */
export function shortcutGroups(shortcuts: readonly Shortcut[]): readonly Group[] {
  const commands = groupNames.map((group) => ({
    title: say(`commands.${group}`),
    shortcuts: linesOf(group, shortcuts),
  }))
  return [...commands, lists(), texts(), elsewhere()].filter((group) => group.shortcuts.length > 0)
}

function linesOf(group: CommandGroup, shortcuts: readonly Shortcut[]): readonly Line[] {
  return commandGroups[group].flatMap((command) => {
    const bound = shortcuts.find((shortcut) => shortcut.command === command)
    const keys = bound === undefined ? lockKeyNames.get(command) : keyNames(bound)
    return keys === undefined ? [] : [{ label: commandName(command), keys }]
  })
}

function lists(): Group {
  return {
    title: say("shortcuts.lists"),
    shortcuts: [
      { label: say("shortcuts.lists.move"), keys: ["↑ ↓"] },
      { label: say("shortcuts.lists.far"), keys: ["Home End"] },
      { label: say("shortcuts.lists.page"), keys: ["PgUp PgDn"] },
      { label: say("shortcuts.lists.open"), keys: ["Enter"] },
    ],
  }
}

/** The editor's own, the most useful ones; all that have a button show theirs on it. */
function texts(): Group {
  return {
    title: say("shortcuts.texts"),
    shortcuts: [
      { label: say("editor.bold"), keys: [`${heldKey} B`] },
      { label: say("editor.italic"), keys: [`${heldKey} I`] },
      { label: say("editor.highlight"), keys: [`${heldKey} Shift H`] },
      { label: say("shortcuts.texts.link"), keys: [`${heldKey} K`] },
      { label: say("shortcuts.texts.slash"), keys: ["/"] },
      { label: say("shortcuts.texts.mention"), keys: ["@"] },
      { label: say("shortcuts.texts.toolbar"), keys: ["Alt F10"] },
      { label: say("editor.undo"), keys: [`${heldKey} Z`] },
      { label: say("editor.redo"), keys: [`${heldKey} Shift Z`] },
    ],
  }
}

function elsewhere(): Group {
  return {
    title: say("shortcuts.elsewhere"),
    shortcuts: [
      { label: say("shortcuts.undo"), keys: [`${heldKey} Z`] },
      { label: say("shortcuts.elsewhere.close"), keys: ["Esc"] },
      { label: say("shortcuts.elsewhere.messages"), keys: ["F6"] },
    ],
  }
}
