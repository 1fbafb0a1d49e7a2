import { Button } from "../../ui/button.tsx"
import { Dialog } from "../../ui/dialog.tsx"
import { useApp } from "../app-context.ts"
import { say } from "../strings/say.ts"
import { ShortcutLines } from "./shortcut-lines.tsx"

/** Every shortcut by its name. */
export function ShortcutSheet({ onClose }: Readonly<{ onClose: () => void }>) {
  const { appearance } = useApp()
  return (
    <Dialog
      title={say("shortcuts.title")}
      isOpen
      onClose={onClose}
      actions={
        <Button look="primary" onPress={onClose}>
          {say("app.close")}
        </Button>
      }
    >
      {!appearance.current().look.singleKeys && (
        <p className="mb-3 text-sm text-ink-soft">{say("shortcuts.off")}</p>
      )}
      <ShortcutLines />
    </Dialog>
  )
}
