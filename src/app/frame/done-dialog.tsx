import type { ReactNode } from "react"
import { Button } from "../../ui/button.tsx"
import { Dialog } from "../../ui/dialog.tsx"
import { say } from "../strings/say.ts"

/** What a dialog ends with: what was done, and nothing left but to close it. */
export function DoneDialog({
  title,
  done,
  onClose,
  children,
}: Readonly<{ title: string; done: string; onClose: () => void; children?: ReactNode }>) {
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      actions={
        <Button look="primary" takesFocus onPress={onClose}>
          {say("app.close")}
        </Button>
      }
    >
      <output className="block wrap-anywhere">{done}</output>
      {children}
    </Dialog>
  )
}
