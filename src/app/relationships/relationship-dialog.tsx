import { Dialog } from "../../ui/dialog.tsx"
import type { AskingFor } from "../frame/asking.ts"
import { say } from "../strings/say.ts"

export function RelationshipDialog({
  onClose,
}: Readonly<{ asking: AskingFor<"relationship">; onClose: () => void }>) {
  return (
    <Dialog title={say("new.relationship")} isOpen onClose={onClose} actions={null}>
      {null}
    </Dialog>
  )
}
