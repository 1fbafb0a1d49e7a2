import { ChevronDown } from "lucide-react"
import { useState } from "react"
import { Button as AriaButton } from "react-aria-components/Button"
import type { LocalDate } from "../../base/local-date.ts"
import type { FilterName } from "../../query/query.ts"
import { Button } from "../../ui/button.tsx"
import { DayField } from "../../ui/day-field.tsx"
import { Popover } from "../../ui/popover.tsx"
import { menuButtonClass } from "../../ui/search-menu.tsx"
import { dayWords } from "../fields/day-words.ts"
import { say } from "../strings/say.ts"
import { offeredSpans } from "../../query/query.ts"

/** When it was: one of the usual spans, or the days that lie after or before a day. */
export function DaysFilter({ onAdd }: Readonly<{ onAdd: (by: FilterName, value: string) => void }>) {
  const [after, setAfter] = useState<LocalDate | null>(null)
  const [before, setBefore] = useState<LocalDate | null>(null)
  const words = dayWords()
  return (
    <Popover
      label={say("search.days")}
      placement="bottom start"
      trigger={
        <AriaButton className={menuButtonClass}>
          {say("search.days")}
          <ChevronDown aria-hidden="true" className="size-3.5" />
        </AriaButton>
      }
    >
      {(close) => (
        <>
          <ul className="grid grid-cols-2 gap-1.5">
            {offeredSpans.map((word) => (
              <li key={word} className="grid">
                <Button
                  size="small"
                  onPress={() => {
                    onAdd("on", word)
                    close()
                  }}
                >
                  {say(`search.day.${word}`)}
                </Button>
              </li>
            ))}
          </ul>
          <DayField label={say("search.filter.after")} value={after} onChange={setAfter} words={words} />
          <DayField label={say("search.filter.before")} value={before} onChange={setBefore} words={words} />
          <Button
            isDisabled={after === null && before === null}
            onPress={() => {
              if (after !== null) onAdd("after", after)
              if (before !== null) onAdd("before", before)
              setAfter(null)
              setBefore(null)
              close()
            }}
          >
            {say("search.day.apply")}
          </Button>
        </>
      )}
    </Popover>
  )
}
