import { useCallback, useEffect } from "react"
import type { MenuCommand } from "../../contract/values.ts"
import { useApp } from "../app-context.ts"
import type { ListScreen } from "./place.ts"
import type { Command } from "./shortcuts.ts"
import { useNewNote } from "./use-new-note.ts"
import { useShortcuts } from "./use-shortcuts.ts"

const menuCommands: readonly MenuCommand[] = ["new-session", "new-note", "search", "settings", "shortcuts"]

/** Carries out what the keys and the menu ask for, and tells the shell what the menu may offer. Draws nothing. */
export function Commands() {
  const { desktop, appearance, pending, go, ask } = useApp()
  const newNote = useNewNote()

  const run = useCallback(
    (command: Command) => {
      switch (command) {
        case "new-note":
          return void newNote()
        case "new-session":
          return ask({ dialog: "session" })
        case "new-exchange":
          return ask({ dialog: "exchange" })
        case "new-action":
          return ask({ dialog: "action" })
        case "shortcuts":
          return ask({ dialog: "shortcuts" })
        case "settings":
          return go({ screen: "settings" })
        case "find":
          return document.querySelector<HTMLElement>("main input[type=search]")?.focus()
        default:
          return go({ screen: command.slice("go-".length) as ListScreen })
      }
    },
    [newNote, ask, go],
  )
  useShortcuts(appearance, run)
  useEffect(
    () =>
      desktop.onCommand(({ command }) => {
        if (command === "search") go({ screen: "search" })
        else if (command === "palette") ask({ dialog: "palette" })
        else run(command)
      }),
    [desktop, run, go, ask],
  )

  useEffect(() => {
    let told: boolean | null = null
    const tell = () => {
      const dirty = pending.isDirty()
      if (dirty === told) return
      told = dirty
      void desktop.announceState({ state: "unlocked", dirty, commands: [...menuCommands] })
    }
    tell()
    return pending.subscribe(tell)
  }, [desktop, pending])
  return null
}
