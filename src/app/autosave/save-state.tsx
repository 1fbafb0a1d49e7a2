import { Check, CircleAlert } from "lucide-react"
import { useState } from "react"
import { Button } from "../../ui/button.tsx"
import { classNames } from "../../ui/class-names.ts"
import { changeReason } from "../strings/refusals.ts"
import { say } from "../strings/say.ts"
import type { RecordSaveState } from "./use-record-autosave.ts"

/** "Saved", "Saving" or what went wrong. Only a failure and its recovery are announced: the rest would chatter. */
export function SaveState({ state, onRetry }: Readonly<{ state: RecordSaveState; onRetry: () => void }>) {
  const isFailed = state.kind === "failed"
  return (
    <div className="flex min-w-0 items-center gap-2 text-sm">
      <span
        className={classNames(
          "flex items-center gap-1.5",
          isFailed ? "font-medium text-danger" : "text-ink-faint",
        )}
      >
        {state.kind === "clean" && <Check aria-hidden="true" className="size-4 text-accent" />}
        {isFailed && <CircleAlert aria-hidden="true" className="size-4 shrink-0" />}
        {isFailed ? say("save.failed", { reason: changeReason(state.reason) }) : say(`save.${state.kind}`)}
      </span>
      {isFailed && (
        <Button size="small" onPress={onRetry}>
          {say("save.retry")}
        </Button>
      )}
      <Announced state={state} />
    </div>
  )
}

function Announced({ state }: Readonly<{ state: RecordSaveState }>) {
  const [hasFailed, setFailed] = useState(false)
  const isFailed = state.kind === "failed"
  if (isFailed && !hasFailed) setFailed(true)
  const isWellAgain = hasFailed && state.kind === "clean"
  return (
    <>
      <span role="alert" className="sr-only">
        {isFailed && say("save.failed.heard", { reason: changeReason(state.reason) })}
      </span>
      <output className="sr-only">{isWellAgain && say("save.well.heard")}</output>
    </>
  )
}
