import { useState } from "react"
import { Button } from "../../ui/button.tsx"
import { Section } from "../../ui/section.tsx"
import type { ImportRow } from "../../worker/api/imports.ts"
import { useToday } from "../frame/today-date.ts"
import { useAsked } from "../frame/use-asked.ts"
import { sayInstantNear } from "../strings/dates.ts"
import { say } from "../strings/say.ts"
import { UndoDialog } from "./undo-dialog.tsx"

/** What came in before, the last first; nothing where nothing did. */
export function EarlierImports() {
  const asked = useAsked("imports", (vault) => vault.listImports())
  const [undoing, setUndoing] = useState<ImportRow | null>(null)
  if (asked.kind !== "here" || asked.value.length === 0) return null
  return (
    <Section title={say("imports.earlier")}>
      <ul aria-label={say("imports.earlier")} className="grid max-w-measure">
        {asked.value.map((row) => (
          <Line key={row.id} row={row} onUndo={() => setUndoing(row)} />
        ))}
      </ul>
      {undoing !== null && (
        <UndoDialog batch={undoing.id} onClose={() => setUndoing(null)} onUndone={() => setUndoing(null)} />
      )}
    </Section>
  )
}

function Line({ row, onUndo }: Readonly<{ row: ImportRow; onUndo: () => void }>) {
  const today = useToday()
  const { name, at, count, isUndone } = row
  const facts = isUndone ? say("imports.earlier.undone") : say("imports.earlier.count", { count })
  return (
    <li className="flex min-h-14 items-center justify-between gap-4 border-b border-line py-2.5 last:border-b-0">
      <div className="grid min-w-0">
        <bdi className="truncate font-serif text-md">{name}</bdi>
        <span className="text-sm text-ink-faint">
          {say("imports.earlier.facts", { when: sayInstantNear(at, today), count: facts })}
        </span>
      </div>
      {!isUndone && (
        <div className="shrink-0">
          <Button size="small" look="quiet" aria-label={say("imports.undo.of", { name })} onPress={onUndo}>
            {say("imports.undo")}
          </Button>
        </div>
      )}
    </li>
  )
}
