import { useEffect, useRef, useState } from "react"
import type { CallAnswer } from "../../contract/calls.ts"
import type { Desktop } from "../../contract/desktop.ts"
import { Button } from "../../ui/button.tsx"
import { say } from "../strings/say.ts"
import { ClosedFrame } from "../unlock/closed-frame.tsx"

type Moved = CallAnswer<"moveVault">

/** Moves a vault as soon as it is shown: the page before had it open. */
export function MovingScreen({
  desktop,
  vault,
  place,
  onDone,
}: Readonly<{
  desktop: Pick<Desktop, "moveVault">
  /** Its ref. */
  vault: string
  place: string | null
  onDone: () => void
}>) {
  const [moved, setMoved] = useState<Moved | null>(null)
  const hasBegun = useRef(false)
  useEffect(() => {
    if (hasBegun.current) return
    hasBegun.current = true
    void desktop
      .moveVault({ ref: vault, place })
      .then((answer) => setMoved(answer.ok ? answer.value : { outcome: "failed" }))
  }, [desktop, vault, place])

  return (
    <ClosedFrame isWide>
      <div className="grid gap-5">
        <h1 className="font-serif text-xl font-medium tracking-tight">{titleOf(moved)}</h1>
        <output className="grid gap-2 text-ink-soft">
          {moved === null ? <p>{say("vaults.moving.more")}</p> : <p>{sentenceOf(moved)}</p>}
          {moved !== null && moved.outcome !== "moved" && <p>{say("vaults.not-moved.same")}</p>}
        </output>
        {moved !== null && (
          <div>
            <Button look="primary" takesFocus onPress={onDone}>
              {say("vaults.moved.go-on")}
            </Button>
          </div>
        )}
      </div>
    </ClosedFrame>
  )
}

function titleOf(moved: Moved | null): string {
  if (moved === null) return say("vaults.moving")
  return say(moved.outcome === "moved" ? "vaults.moved" : "vaults.not-moved")
}

function sentenceOf(moved: Moved): string {
  if (moved.outcome === "moved") return say("vaults.moved.more")
  if (moved.outcome === "in-use") return say("vaults.move.in-use", { host: moved.host })
  return say(`vaults.move.${moved.outcome}`)
}
