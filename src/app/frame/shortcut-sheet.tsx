import { useSyncExternalStore } from "react"
import { Button } from "../../ui/button.tsx"
import { Dialog } from "../../ui/dialog.tsx"
import { ShortcutList } from "../../ui/shortcut-list.tsx"
import { useApp } from "../app-context.ts"
import { say } from "../strings/say.ts"
import { shortcutGroups } from "./shortcut-lines.ts"
import { useShortcuts } from "./use-shortcuts.ts"

/** Every shortcut by its name. */
export function ShortcutSheet({ onClose }: Readonly<{ onClose: () => void }>) {
  const { appearance, go } = useApp()
  const { look } = useSyncExternalStore(appearance.subscribe, appearance.current)
  const shortcuts = useShortcuts(appearance)
  const change = () => {
    onClose()
    go({ screen: "settings", section: "keyboard" })
  }
  return (
    <Dialog
      title={say("shortcuts.title")}
      width="page"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={change}>{say("shortcuts.change")}</Button>
          <Button look="primary" takesFocus onPress={onClose}>
            {say("app.close")}
          </Button>
        </>
      }
    >
      {!look.singleKeys && <p className="text-sm text-ink-soft">{say("shortcuts.off")}</p>}
      <ShortcutList groups={shortcutGroups(shortcuts)} then={say("shortcuts.then")} />
    </Dialog>
  )
}
