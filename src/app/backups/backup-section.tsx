import { useState } from "react"
import { AutomaticPart } from "./automatic-part.tsx"
import { FilePart } from "./file-part.tsx"
import { RestorePart } from "./restore-part.tsx"
import type { Chosen } from "./use-reading.ts"

/** Everything about copies: those made by themselves, one by hand, and the way back. */
export function BackupSection() {
  const [asked, setAsked] = useState<Readonly<{ chosen: Chosen; time: number }> | null>(null)
  return (
    <div>
      <AutomaticPart
        onLookInside={(name) => setAsked({ chosen: { kind: "snapshot", name }, time: performance.now() })}
      />
      <FilePart />
      <div className="border-t border-line pt-7">
        <RestorePart key={asked?.time ?? 0} {...(asked !== null && { first: asked.chosen })} />
      </div>
    </div>
  )
}
