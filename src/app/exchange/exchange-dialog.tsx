import { Dialog } from "../../ui/dialog.tsx"
import type { AskingFor } from "../frame/asking.ts"
import { say } from "../strings/say.ts"

export function ExchangeDialog({
  onClose,
}: Readonly<{ asking: AskingFor<"exchange">; onClose: () => void }>) {
  return (
    <Dialog title={say("new.exchange")} isOpen onClose={onClose} actions={null}>
      {null}
    </Dialog>
  )
}
