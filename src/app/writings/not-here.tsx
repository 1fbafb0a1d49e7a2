import { Button } from "../../ui/button.tsx"
import { ErrorState } from "../../ui/states.tsx"
import { useApp } from "../app-context.ts"
import { say } from "../strings/say.ts"

/** The page of an entry that is no longer there. */
export function NotHere() {
  const { back } = useApp()
  return (
    <ErrorState
      isWholePage
      title={say("journal.untitled")}
      actions={
        <Button takesFocus onPress={back}>
          {say("frame.back")}
        </Button>
      }
    >
      <p>{say("writing.not-found")}</p>
    </ErrorState>
  )
}
