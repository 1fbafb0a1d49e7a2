import { Kbd } from "../../ui/kbd.tsx"
import { say } from "../strings/say.ts"
import type { ListScreen } from "./place.ts"
import { type Command, shortcuts } from "./shortcuts.ts"

/** Every shortcut by its name. */
export function ShortcutLines() {
  return (
    <dl className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-8 gap-y-2">
      {shortcuts.map(({ command, keys, isHeld }) => (
        <Line key={command} name={commandName(command)} keys={isHeld ? [`Ctrl ${keys[0]}`] : keys} />
      ))}
      <Line name={say("shortcuts.undo")} keys={["Ctrl Z"]} />
      <Line name={say("shortcuts.lock")} keys={["Ctrl L"]} />
      <Line name={say("shortcuts.panic")} keys={["Ctrl Alt L"]} />
    </dl>
  )
}

function Line({ name, keys }: Readonly<{ name: string; keys: readonly string[] }>) {
  return (
    <>
      <dt>{name}</dt>
      <dd className="flex items-center justify-end gap-1.5 text-sm text-ink-faint">
        {keys.map((key, index) => (
          <span key={key} className="flex items-center gap-1.5">
            {index > 0 && <span>{say("shortcuts.then")}</span>}
            <Kbd>{keyName(key)}</Kbd>
          </span>
        ))}
      </dd>
    </>
  )
}

function keyName(key: string): string {
  if (key.length > 1) return key
  return key !== key.toLowerCase() ? `Shift ${key}` : key.toUpperCase()
}

export function commandName(command: Command): string {
  switch (command) {
    case "new-session":
      return say("new.session")
    case "new-note":
      return say("new.note")
    case "new-exchange":
      return say("new.exchange")
    case "new-action":
      return say("new.action")
    case "find":
      return say("shortcuts.find")
    case "shortcuts":
      return say("shortcuts.sheet")
    case "settings":
      return say("rail.settings")
    default:
      return say("shortcuts.go", { place: say(`rail.${command.slice("go-".length) as ListScreen}`) })
  }
}
