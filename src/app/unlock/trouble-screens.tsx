import { Button } from "../../ui/button.tsx"
import { ErrorState } from "../../ui/states.tsx"
import type { UnreadableReason } from "../../worker/api.ts"
import { say } from "../strings/say.ts"
import { ClosedFrame } from "./closed-frame.tsx"

/** A vault whose header cannot be read: never a first run, and nothing here changes a byte. */
export function UnreadableScreen({
  reason,
  onRetry,
}: Readonly<{ reason: UnreadableReason; onRetry: () => void }>) {
  return (
    <ClosedFrame isWide>
      <ErrorState
        isWholePage
        title={say("unreadable.title")}
        actions={
          <Button takesFocus onPress={onRetry}>
            {say("app.retry")}
          </Button>
        }
      >
        <p>{say(`unreadable.${reason}`)}</p>
        <p>{say("unreadable.safe")}</p>
      </ErrorState>
    </ClosedFrame>
  )
}

export function UnsupportedScreen({
  reason,
}: Readonly<{ reason: "no-webassembly" | "self-test-failed" | "no-shell" }>) {
  return (
    <ClosedFrame isWide>
      <ErrorState isWholePage title={say("unsupported.title")}>
        <p>{say(`unsupported.${reason}`)}</p>
      </ErrorState>
    </ClosedFrame>
  )
}
