import { Button } from "../../ui/button.tsx"
import { KeyRow } from "../../ui/shortcut-list.tsx"
import { type Command, commandGroups, groupNames } from "../frame/command.ts"
import { commandName } from "../frame/command-words.ts"
import { keyNames, lockKeyNames } from "../frame/key-words.ts"
import { mayChange, shortcutsOf } from "../frame/shortcuts.ts"
import { say } from "../strings/say.ts"
import type { Changes } from "./shortcut-changes.ts"

/** Every command with its keys, or with none. */
export function ShortcutRows({
  changes,
  onChange,
}: Readonly<{ changes: Changes; onChange: (command: Command) => void }>) {
  const bound = new Map(shortcutsOf(changes).map((shortcut) => [shortcut.command, shortcut]))
  const keysOf = (command: Command): readonly string[] | undefined => {
    const shortcut = bound.get(command)
    return shortcut === undefined ? lockKeyNames.get(command) : keyNames(shortcut)
  }
  return (
    <div className="grid w-full gap-6">
      {groupNames.map((group) => (
        <section key={group} className="grid gap-1">
          <h3 className="text-sm font-semibold">{say(`commands.${group}`)}</h3>
          <ul>
            {commandGroups[group].map((command) => (
              <li
                key={command}
                className="flex min-h-control items-center gap-4 border-b border-line py-0.5 last:border-b-0"
              >
                <span className="min-w-0 flex-1">{commandName(command)}</span>
                <Keys keys={keysOf(command)} />
                {mayChange(command) ? (
                  <Button
                    size="small"
                    look="quiet"
                    aria-label={say("keyboard.change.of", { command: commandName(command) })}
                    onPress={() => onChange(command)}
                  >
                    {say("keyboard.change")}
                  </Button>
                ) : null}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function Keys({ keys }: Readonly<{ keys: readonly string[] | undefined }>) {
  if (keys === undefined) return <span className="text-sm text-ink-faint">{say("keyboard.none")}</span>
  return <KeyRow keys={keys} then={say("shortcuts.then")} />
}
