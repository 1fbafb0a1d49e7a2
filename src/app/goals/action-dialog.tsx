import { Dialog } from "../../ui/dialog.tsx"
import type { AskingFor } from "../frame/asking.ts"
import { say } from "../strings/say.ts"

export function ActionDialog({ onClose }: Readonly<{ asking: AskingFor<"action">; onClose: () => void }>) {
  return (
    <Dialog title={say("new.action")} isOpen onClose={onClose} actions={null}>
      {null}
    </Dialog>
  )
}
