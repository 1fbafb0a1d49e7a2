import { useEffect, useState } from "react"
import { Button } from "../../ui/button.tsx"
import { Notice } from "../../ui/notice.tsx"
import type { FolderRefusal, OpenOutcome } from "../../worker/api.ts"
import { useApp } from "../app-context.ts"
import { saveReason } from "../strings/refusals.ts"
import { say } from "../strings/say.ts"

/** What unlocking mended, until it is closed; and what holds saving up, for as long as it does. */
export function Notices() {
  const { client, opened } = useApp()
  /** A folder mended while the vault is open is told in the words of one mended at its opening. */
  const [outcome, setOutcome] = useState<OpenOutcome | null>(opened.outcome)
  const [trouble, setTrouble] = useState<FolderRefusal["reason"] | null>(null)
  const [hasLostBody, setLostBody] = useState(false)
  const mended = outcome === null ? null : outcomeSentence(outcome)

  useEffect(
    () =>
      client.subscribe((event) => {
        if (event.kind === "storage-trouble") setTrouble(event.reason)
        if (event.kind === "storage-well") setTrouble(null)
        if (event.kind === "body-lost") setLostBody(true)
        if (event.kind === "folder-mended") setOutcome("mended-folder")
      }),
    [client],
  )

  if (mended === null && trouble === null && !hasLostBody) return null
  return (
    <div className="grid gap-2 px-4 pt-4">
      {trouble !== null && (
        <Notice tone="trouble">{say("trouble.storage", { reason: saveReason({ reason: trouble }) })}</Notice>
      )}
      {hasLostBody && <Notice tone="trouble">{say("trouble.body-lost")}</Notice>}
      {mended !== null && (
        <Notice>
          <div className="flex flex-wrap items-center justify-between gap-2">
            <p>{mended}</p>
            <Button size="small" look="quiet" onPress={() => setOutcome(null)}>
              {say("app.close")}
            </Button>
          </div>
        </Notice>
      )}
    </div>
  )
}

function outcomeSentence(outcome: OpenOutcome): string | null {
  return outcome === "as-it-was" || outcome === "caught-up" ? null : say(`opened.${outcome}`)
}
