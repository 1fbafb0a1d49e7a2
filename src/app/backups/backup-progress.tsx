import { useEffect, useState } from "react"
import { Button } from "../../ui/button.tsx"
import { Progress } from "../../ui/progress.tsx"
import { say } from "../strings/say.ts"
import type { VaultClient } from "../vault-client.ts"

/** How far a backup or a restore is, with the way to end it. */
export function BackupProgress({
  client,
  what,
  onCancel,
}: Readonly<{
  client: Pick<VaultClient, "subscribe">
  what: "making" | "reading" | "restoring"
  /** Left out where the work can no longer be ended. */
  onCancel?: () => void
}>) {
  const [far, setFar] = useState<Readonly<{ done: number; total: number }> | null>(null)
  useEffect(
    () =>
      client.subscribe((event) => {
        if (event.kind === "backup-progress") setFar({ done: event.done, total: event.total })
      }),
    [client],
  )
  const isCounted = far !== null && far.total > 1
  return (
    <div className="grid w-full max-w-measure justify-items-start gap-4">
      <div className="w-full">
        <Progress label={say(`backup.${what}`)} {...(isCounted && { value: far.done, max: far.total })} />
      </div>
      {onCancel !== undefined && (
        <Button onPress={onCancel} takesFocus>
          {say("app.cancel")}
        </Button>
      )}
    </div>
  )
}
