import { Button } from "../../ui/button.tsx"
import { Dialog } from "../../ui/dialog.tsx"
import { say } from "../strings/say.ts"

/** The page was to be left while its last words cannot be saved. */
export function HeldDialog({
  isOpen,
  onStay,
  onLeave,
  onRetry,
}: Readonly<{ isOpen: boolean; onStay: () => void; onLeave: () => void; onRetry: () => void }>) {
  return (
    <Dialog
      title={say("held.title")}
      role="alertdialog"
      isOpen={isOpen}
      onClose={onStay}
      actions={
        <>
          <Button look="danger" onPress={onLeave}>
            {say("held.leave")}
          </Button>
          <Button onPress={onStay}>{say("held.stay")}</Button>
          <Button look="primary" onPress={onRetry}>
            {say("app.retry")}
          </Button>
        </>
      }
    >
      <p className="text-ink-soft">{say("held.more")}</p>
    </Dialog>
  )
}
