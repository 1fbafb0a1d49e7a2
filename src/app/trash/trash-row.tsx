import type { LocalDate } from "../../base/local-date.ts"
import { Button } from "../../ui/button.tsx"
import type { TrashRow as TrashRowFacts } from "../../worker/api/records.ts"
import { sayInstantNear } from "../strings/dates.ts"
import { say } from "../strings/say.ts"
import { typeInWords } from "./type-in-words.ts"

/** One thing in the trash: what it was, when it was thrown away, and what can be done about it. */
export function TrashRow({
  row,
  today,
  isTabStop,
  onPutBack,
  onRemove,
}: Readonly<{
  row: TrashRowFacts
  today: LocalDate
  isTabStop: boolean
  onPutBack: () => void
  onRemove: () => void
}>) {
  const name = trashName(row)
  return (
    <div className="mx-3 grid min-h-15 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-2 border-b border-line py-2.5 max-sm:grid-cols-1">
      <div className="grid min-w-0 gap-0.5">
        <span className="truncate font-serif text-md">
          <bdi>{name}</bdi>
        </span>
        <span className="text-sm text-ink-faint">
          {say("trash.what-when", {
            type: typeInWords(row.type),
            when: sayInstantNear(row.deletedAt, today),
          })}
        </span>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button
          size="small"
          aria-label={say("trash.of", { what: say("trash.put-back"), name })}
          excludeFromTabOrder={!isTabStop}
          onPress={onPutBack}
        >
          {say("trash.put-back")}
        </Button>
        <Button
          size="small"
          look="quiet"
          aria-label={say("trash.of", { what: say("trash.remove"), name })}
          excludeFromTabOrder={!isTabStop}
          onPress={onRemove}
        >
          {say("trash.remove")}
        </Button>
      </div>
    </div>
  )
}

export function trashName({ name }: Pick<TrashRowFacts, "name">): string {
  return name.trim() === "" ? say("trash.unnamed") : name
}
