import { useEffect, useState } from "react"
import type { KeysRefusal, Without } from "../../../worker/api/keys.ts"
import { useApp } from "../../app-context.ts"

export type RotationState =
  | Readonly<{ kind: "idle" | "saving" | "done" | "cancelled" }>
  /** `total` 0 while the snapshot before it is made. */
  | Readonly<{ kind: "running"; done: number; total: number }>
  | Readonly<{ kind: "stopped"; refusal: KeysRefusal }>

export type Rotation = Readonly<{
  state: RotationState
  run: (without?: Without) => void
  cancel: () => void
}>

/** The replacing of all keys, once they were prepared or where one was cut short. */
export function useRotation(): Rotation {
  const { client, pending } = useApp()
  const [state, setState] = useState<RotationState>({ kind: "idle" })

  useEffect(
    () =>
      client.subscribe((event) => {
        if (event.kind !== "rotation-progress") return
        const { done, total } = event
        setState((now) => (now.kind === "running" ? { kind: "running", done, total } : now))
      }),
    [client],
  )

  const run = async (without?: Without) => {
    setState({ kind: "saving" })
    // After the switch nothing more can be saved under the old keys.
    if ((await pending.flush()) === "failed") {
      return setState({ kind: "stopped", refusal: { reason: "storage-failed" } })
    }
    setState({ kind: "running", done: 0, total: 0 })
    const finished = await client.vault.finishRotation(without)
    if (finished.ok) return setState({ kind: "done" })
    const { refusal } = finished
    setState(refusal.reason === "cancelled" ? { kind: "cancelled" } : { kind: "stopped", refusal })
  }
  return {
    state,
    run: (without) => void run(without),
    cancel: () => void client.vault.cancelRotation(),
  }
}
