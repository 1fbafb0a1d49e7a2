import { useEffect, useState } from "react"
import type { RecordId } from "../../domain/envelope.ts"
import { Button } from "../../ui/button.tsx"
import { Skeleton } from "../../ui/skeleton.tsx"
import { ErrorState } from "../../ui/states.tsx"
import type { OpenRefusal, Writing } from "../../worker/api.ts"
import { useApp } from "../app-context.ts"
import { say } from "../strings/say.ts"
import { WritingPage } from "./writing-page.tsx"

type Loaded =
  | Readonly<{ kind: "loading" }>
  | Readonly<{ kind: "open"; writing: Writing }>
  | Readonly<{ kind: "refused"; reason: OpenRefusal["reason"] }>

export type WritingScreenProps = Readonly<{
  id: RecordId
  caret?: number | undefined
  isNew: boolean
  onCaret: (caret: number) => void
  onBack: () => void
  onTrash: () => void
}>

export function WritingScreen({ id, ...page }: WritingScreenProps) {
  const { client } = useApp()
  const [loaded, setLoaded] = useState<Loaded>({ kind: "loading" })

  useEffect(() => {
    let isWanted = true
    void client.vault.openWriting(id).then((answer) => {
      if (!isWanted) return
      setLoaded(
        answer.ok
          ? { kind: "open", writing: answer.value }
          : { kind: "refused", reason: answer.refusal.reason },
      )
    })
    return () => {
      isWanted = false
    }
  }, [client, id])

  switch (loaded.kind) {
    case "loading":
      return (
        <div className="mx-auto max-w-measure px-6 py-24">
          <Skeleton label={say("writing.loading")} lines={6} />
        </div>
      )
    case "open":
      return <WritingPage writing={loaded.writing} {...page} />
    case "refused":
      return (
        <ErrorState
          isWholePage
          title={say("journal.untitled")}
          actions={
            <Button takesFocus onPress={page.onBack}>
              {say("writing.back")}
            </Button>
          }
        >
          <p>{say(`writing.${loaded.reason}`)}</p>
        </ErrorState>
      )
  }
}
