import { Dialog } from "../../ui/dialog.tsx"
import type { AskingFor } from "../frame/asking.ts"
import { say } from "../strings/say.ts"

export function InteractionDialog({
  onClose,
}: Readonly<{ asking: AskingFor<"interaction">; onClose: () => void }>) {
  return (
    <Dialog title={say("new.interaction")} isOpen onClose={onClose} actions={null}>
      {null}
    </Dialog>
  )
}
