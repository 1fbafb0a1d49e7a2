import { useEffect, useEffectEvent, useMemo, useSyncExternalStore } from "react"
import type { AppearanceControl } from "../appearance.ts"
import type { Command } from "./command.ts"
import { type Combination, makeKeyReader, type Shortcut, shortcutsOf } from "./shortcuts.ts"
import { isTyping } from "./typing.ts"

/** Carries out what the keys ask for. An open dialog has them to itself, the held ones too. */
export function useShortcutKeys(appearance: AppearanceControl, run: (command: Command) => void): void {
  const shortcuts = useShortcuts(appearance)
  const runNow = useEffectEvent(run)
  useEffect(() => {
    const read = makeKeyReader(shortcuts)
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isDialogOpen()) return
      const isFree = appearance.current().look.singleKeys && !isTyping(event) && !isOpen(lists)
      const command = read(event, isFree)
      if (command === null) return
      event.preventDefault()
      runNow(command)
    }
    window.addEventListener("keydown", listen)
    return () => window.removeEventListener("keydown", listen)
  }, [appearance, shortcuts])
}

/** What every command is under now, with the owner's changes. */
export function useShortcuts(appearance: AppearanceControl): readonly Shortcut[] {
  const { look } = useSyncExternalStore(appearance.subscribe, appearance.current)
  return useMemo(() => shortcutsOf(look.shortcuts), [look.shortcuts])
}

/** The keys of each command that can be pressed as things are set. */
export function useKeysOf(appearance: AppearanceControl): ReadonlyMap<Command, Combination> {
  const { look } = useSyncExternalStore(appearance.subscribe, appearance.current)
  const shortcuts = useShortcuts(appearance)
  return useMemo(
    () =>
      new Map(
        shortcuts
          .filter(({ isHeld }) => isHeld || look.singleKeys)
          .map((shortcut) => [shortcut.command, shortcut]),
      ),
    [shortcuts, look.singleKeys],
  )
}

/** A note that comes up at the edge of the window is an alertdialog too, and asks for nothing. */
const dialogs = "[role=dialog], [role=alertdialog]:not([aria-modal=false])"

/** Whether a dialog is open, which may hold words that nobody saved. */
export function isDialogOpen(): boolean {
  return isOpen(dialogs)
}

const lists = "[role=menu], [role=listbox]"

function isOpen(selector: string): boolean {
  return document.querySelector(selector) !== null
}
