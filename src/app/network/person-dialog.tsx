import { Dialog } from "../../ui/dialog.tsx"
import type { AskingFor } from "../frame/asking.ts"
import { say } from "../strings/say.ts"

export function PersonDialog({ onClose }: Readonly<{ asking: AskingFor<"person">; onClose: () => void }>) {
  return (
    <Dialog title={say("new.person")} isOpen onClose={onClose} actions={null}>
      {null}
    </Dialog>
  )
}
