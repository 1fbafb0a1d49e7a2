import { Button } from "../../../ui/button.tsx"
import { Notice } from "../../../ui/notice.tsx"
import type { KeysRefusal } from "../../../worker/api/keys.ts"
import { keysSentence } from "../../strings/refusals.ts"
import { say } from "../../strings/say.ts"

/** Why nothing was changed, and the ways on. */
export function StoppedStep({
  refusal,
  onAgain,
  onWithout,
  onCancel,
}: Readonly<{
  refusal: KeysRefusal
  onAgain: () => void
  onWithout: () => void
  onCancel: () => void
}>) {
  const isLost = refusal.reason === "not-prepared" || refusal.reason === "not-typed-back"
  // New keys need more room than the snapshot did.
  const mayGoWithout = refusal.reason === "no-safety-snapshot" && refusal.because !== "disk-full"
  return (
    <>
      <Notice tone="trouble">{keysSentence(refusal)}</Notice>
      <div className="flex flex-wrap justify-end gap-2.5">
        <Button look="quiet" onPress={onCancel}>
          {say("keys.cancel-it")}
        </Button>
        {mayGoWithout && <Button onPress={onWithout}>{say("keys.without")}</Button>}
        {!isLost && (
          <Button look="primary" takesFocus onPress={onAgain}>
            {say("rotate.again")}
          </Button>
        )}
      </div>
    </>
  )
}
