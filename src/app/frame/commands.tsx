import { useEffect } from "react"
import type { MenuCommand } from "../../contract/values.ts"
import { useApp } from "../app-context.ts"
import { useCommand } from "./use-command.ts"
import { isDialogOpen, useShortcutKeys } from "./use-shortcuts.ts"

const menuCommands: readonly MenuCommand[] = [
  "new-session",
  "new-note",
  "palette",
  "search",
  "settings",
  "shortcuts",
]

/** Carries out what the keys and the menu ask for, and tells the shell what the menu may offer. Draws nothing. */
export function Commands() {
  const { desktop, appearance, pending } = useApp()
  const run = useCommand()
  useShortcutKeys(appearance, run)
  useEffect(
    () =>
      desktop.onCommand(({ command }) => {
        if (!isDialogOpen()) run(command === "search" ? "find" : command)
      }),
    [desktop, run],
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
