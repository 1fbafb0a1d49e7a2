import { Button } from "../../../ui/button.tsx"
import { Notice } from "../../../ui/notice.tsx"
import { Progress } from "../../../ui/progress.tsx"
import { useApp } from "../../app-context.ts"
import { say } from "../../strings/say.ts"
import { StoppedStep } from "./stopped-step.tsx"
import type { Rotation } from "./use-rotation.ts"

/** What is seen while all keys are replaced, and what comes of it. */
export function RotationSteps({
  rotation: { state, run, cancel },
  more,
  onClose,
}: Readonly<{
  rotation: Rotation
  /** What happens here, below the progress. */
  more: string
  onClose: () => void
}>) {
  const { desktop } = useApp()
  switch (state.kind) {
    case "idle":
    case "saving":
    case "running":
      return (
        <>
          <Running state={state} />
          <p className="text-ink-soft">{more}</p>
          <div className="flex justify-end">
            <Button onPress={cancel}>{say("keys.cancel-it")}</Button>
          </div>
        </>
      )
    case "stopped":
      if (state.refusal.reason === "lost-lock")
        return <Done onLock={() => void desktop.lock({ how: "flush" })} />
      return (
        <StoppedStep
          refusal={state.refusal}
          onAgain={() => run()}
          onWithout={() => run("safety-snapshot")}
          onCancel={() => {
            cancel()
            onClose()
          }}
        />
      )
    case "cancelled":
      return (
        <>
          <output className="block">{say("rotate.cancelled")}</output>
          <div className="flex justify-end">
            <Button look="primary" takesFocus onPress={onClose}>
              {say("app.close")}
            </Button>
          </div>
        </>
      )
    case "done":
      return <Done isSure onLock={() => void desktop.lock({ how: "flush" })} />
  }
}

function Running({ state }: Readonly<{ state: Rotation["state"] }>) {
  if (state.kind !== "running" || state.total === 0) return <Progress label={say("rotate.safety")} />
  const { done, total } = state
  return (
    <div className="grid gap-1.5">
      <Progress label={say("rotate.running")} value={done} max={total} />
      <p className="text-sm text-ink-soft tabular-nums">{say("rotate.progress", { done, total })}</p>
    </div>
  )
}

/** From here on only the lock screen is left: the keys that this page was opened by open nothing more. */
function Done({ isSure = false, onLock }: Readonly<{ isSure?: boolean; onLock: () => void }>) {
  return (
    <>
      {isSure ? (
        <>
          <output className="block text-md">{say("rotate.done")}</output>
          <p className="text-ink-soft">{say("rotate.done.more")}</p>
          <Notice tone="careful">{say("rotate.copies")}</Notice>
        </>
      ) : (
        <Notice tone="careful">{say("rotate.unsure")}</Notice>
      )}
      <div className="flex justify-end">
        <Button look="primary" takesFocus onPress={onLock}>
          {say("rotate.lock")}
        </Button>
      </div>
    </>
  )
}
