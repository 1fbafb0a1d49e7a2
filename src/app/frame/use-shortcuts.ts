import { useEffect, useEffectEvent } from "react"
import type { AppearanceControl } from "../appearance.ts"
import { type Command, makeKeyReader } from "./shortcuts.ts"
import { isTyping } from "./typing.ts"

export function useShortcuts(appearance: AppearanceControl, run: (command: Command) => void): void {
  const runNow = useEffectEvent(run)
  useEffect(() => {
    const read = makeKeyReader()
    const listen = (event: KeyboardEvent) => {
      const isFree = appearance.current().look.singleKeys && !isTyping(event) && !isBehindDialog()
      const command = read(event, isFree)
      if (command === null) return
      event.preventDefault()
      runNow(command)
    }
    window.addEventListener("keydown", listen)
    return () => window.removeEventListener("keydown", listen)
  }, [appearance])
}

/** An open dialog or menu has the keys to itself. */
function isBehindDialog(): boolean {
  return document.querySelector("[role=dialog], [role=alertdialog], [role=menu], [role=listbox]") !== null
}
