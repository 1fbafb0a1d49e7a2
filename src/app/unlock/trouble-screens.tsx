import { useEffect, useState } from "react"
import { Button } from "../../ui/button.tsx"
import { ErrorState } from "../../ui/states.tsx"
import type { UnreadableReason, VaultApi } from "../../worker/api.ts"
import { say } from "../strings/say.ts"
import { ClosedFrame } from "./closed-frame.tsx"

/** A vault whose header cannot be read: never a first run, and nothing here changes a byte. */
export function UnreadableScreen({
  vault,
  reason,
  onRetry,
  onAnother,
}: Readonly<{
  vault: Pick<VaultApi, "thisVault">
  reason: UnreadableReason
  onRetry: () => void
  onAnother: () => void
}>) {
  const [folder, setFolder] = useState<string | null>(null)
  useEffect(() => {
    void vault.thisVault().then((row) => setFolder(row?.folder ?? null))
  }, [vault])
  const isElsewhere = reason === "missing" && folder !== null
  return (
    <ClosedFrame isWide>
      <ErrorState
        isWholePage
        title={say("unreadable.title")}
        actions={
          <>
            <Button takesFocus onPress={onRetry}>
              {say(isElsewhere ? "unreadable.look-again" : "app.retry")}
            </Button>
            <Button look="quiet" onPress={onAnother}>
              {say("unreadable.another")}
            </Button>
          </>
        }
      >
        <p>{say(`unreadable.${reason}`)}</p>
        {isElsewhere && <p className="wrap-anywhere">{say("unreadable.where", { folder })}</p>}
        <p>{say(isElsewhere ? "unreadable.where.safe" : "unreadable.safe")}</p>
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
