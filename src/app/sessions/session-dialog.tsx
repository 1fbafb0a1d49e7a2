import { Dialog } from "../../ui/dialog.tsx"
import type { AskingFor } from "../frame/asking.ts"
import { say } from "../strings/say.ts"

export function SessionDialog({ onClose }: Readonly<{ asking: AskingFor<"session">; onClose: () => void }>) {
  return (
    <Dialog title={say("new.session")} isOpen onClose={onClose} actions={null}>
      {null}
    </Dialog>
  )
}
