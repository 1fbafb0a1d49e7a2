import { useEffect, useRef, useState } from "react"
import { Dialog } from "../../../ui/dialog.tsx"
import { useApp } from "../../app-context.ts"
import { say } from "../../strings/say.ts"
import { RotationSteps } from "./rotation-steps.tsx"
import { useRotation } from "./use-rotation.ts"

/** Goes on by itself with a replacing of all keys that a kill, a lock or a full disk cut short. */
export function ResumedRotation() {
  const { client } = useApp()
  const [isShown, setShown] = useState(false)
  const rotation = useRotation()
  const hasAsked = useRef(false)
  const { run } = rotation

  useEffect(() => {
    if (hasAsked.current) return
    hasAsked.current = true
    void client.vault.rotationState().then(({ kind }) => {
      if (kind !== "under-way") return
      setShown(true)
      run()
    })
  }, [client, run])

  if (!isShown) return null
  return (
    <Dialog title={say("rotate.resumed")} role="alertdialog" isOpen onClose={() => undefined}>
      <RotationSteps rotation={rotation} more={say("rotate.resumed.more")} onClose={() => setShown(false)} />
    </Dialog>
  )
}
