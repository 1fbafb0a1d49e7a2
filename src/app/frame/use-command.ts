import { useCallback } from "react"
import { useApp } from "../app-context.ts"
import { type Command, listOf, sectionOf } from "./command.ts"
import { useBackupNow } from "./use-backup-now.ts"
import { useNewNote } from "./use-new-note.ts"

/** Carries out a command, wherever it was asked for. */
export function useCommand(): (command: Command) => void {
  const { desktop, appearance, go, back, ask } = useApp()
  const newNote = useNewNote()
  const backUp = useBackupNow()
  return useCallback(
    (command) => {
      const list = listOf(command)
      if (list !== null) return go({ screen: list })
      const section = sectionOf(command)
      if (section !== null) return go({ screen: "settings", section })
      const { look } = appearance.current()
      switch (command as Exclude<Command, `go-${string}` | `settings-${string}`>) {
        case "new-note":
          return void newNote()
        case "new-session":
          return ask({ dialog: "session" })
        case "new-exchange":
          return ask({ dialog: "exchange" })
        case "new-action":
          return ask({ dialog: "action" })
        case "new-interaction":
          return ask({ dialog: "interaction" })
        case "new-person":
          return ask({ dialog: "person" })
        case "new-relationship":
          return ask({ dialog: "relationship" })
        case "new-organisation":
          return ask({ dialog: "organisation" })
        case "palette":
          return ask({ dialog: "palette" })
        case "shortcuts":
          return ask({ dialog: "shortcuts" })
        case "drill":
          return ask({ dialog: "drill" })
        case "find":
          return go({ screen: "search" })
        case "settings":
          return go({ screen: "settings" })
        case "back":
          return back()
        case "theme-light":
          return void appearance.setAppearance("light")
        case "theme-dark":
          return void appearance.setAppearance("dark")
        case "theme-system":
          return void appearance.setAppearance("system")
        case "contrast":
          return void appearance.setLook({ ...look, contrast: look.contrast === "high" ? "system" : "high" })
        case "density":
          return void appearance.setLook({
            ...look,
            density: look.density === "compact" ? "comfortable" : "compact",
          })
        case "previews":
          return void appearance.setLook({ ...look, previews: !look.previews })
        case "lock":
          return void desktop.lock({ how: "flush" })
        case "panic":
          return void desktop.lock({ how: "panic" })
        case "backup":
          return backUp()
        case "another-vault":
          return void desktop.leaveErrand({ kind: "pick-vault" }).then(() => desktop.lock({ how: "flush" }))
        case "quit":
          return void desktop.quit()
      }
    },
    [desktop, appearance, go, back, ask, newNote, backUp],
  )
}
