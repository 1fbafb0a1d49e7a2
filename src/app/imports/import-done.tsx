import { useState } from "react"
import type { RecordId } from "../../domain/envelope.ts"
import { Button } from "../../ui/button.tsx"
import type { ImportFrom } from "../../worker/api/imports.ts"
import { useApp } from "../app-context.ts"
import { say } from "../strings/say.ts"
import { UndoDialog } from "./undo-dialog.tsx"

/** What came in, with the way to it and the way back. */
export function ImportDone({
  from,
  batch,
  made,
  onAgain,
}: Readonly<{ from: ImportFrom; batch: RecordId; made: number; onAgain: () => void }>) {
  const { go } = useApp()
  const [isUndoing, setUndoing] = useState(false)
  return (
    <div className="grid max-w-measure gap-5 pt-3">
      <output className="block text-md">{say("imports.done", { count: made })}</output>
      <div className="flex flex-wrap gap-2.5">
        <Button
          look="primary"
          takesFocus
          onPress={() => go({ screen: from === "markdown" ? "journal" : "network" })}
        >
          {say(`imports.open.${from}`)}
        </Button>
        <Button onPress={onAgain}>{say("imports.again")}</Button>
        <Button look="quiet" onPress={() => setUndoing(true)}>
          {say("imports.undo")}
        </Button>
      </div>
      {isUndoing && <UndoDialog batch={batch} onClose={() => setUndoing(false)} onUndone={onAgain} />}
    </div>
  )
}
