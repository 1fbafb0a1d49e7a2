import { Check, HandHeart } from "lucide-react"
import { Button as AriaButton } from "react-aria-components/Button"
import { Button } from "../../ui/button.tsx"
import type { ExchangeRow as Row } from "../../worker/api/ledger.ts"
import { RowDate } from "../frame/row-date.tsx"
import { sayDayAndMonth } from "../strings/dates.ts"
import { say } from "../strings/say.ts"
import { exchangeSentence } from "./exchange-sentence.ts"
import { useSettling } from "./use-settling.ts"

/** One line of the ledger: a sentence, its words, and what is still to be done about it. */
export function ExchangeRow({
  row,
  isTabStop,
  onOpen,
}: Readonly<{ row: Row; isTabStop: boolean; onOpen: () => void }>) {
  const { entry, people, session } = row
  const { settle, thank } = useSettling(row)
  const isOpen = entry.state === "promised" || entry.state === "offered" || entry.state === "requested"
  const isThanksDue = entry.thanks?.isNeeded === true && entry.thanks.isDone !== true
  const facts = [
    isOpen &&
      entry.promisedFor !== undefined &&
      say("exchange.for", { day: sayDayAndMonth(entry.promisedFor) }),
    session !== null && session.title !== "" && say("exchange.in-session", { title: session.title }),
  ].filter((fact) => fact !== false)
  return (
    <div className="flex items-center gap-2 rounded-md pr-3 hover:bg-paper-hover">
      <AriaButton
        onPress={onOpen}
        excludeFromTabOrder={!isTabStop}
        className="grid min-h-15 min-w-0 flex-1 cursor-default grid-cols-[3.75rem_minmax(0,1fr)] items-start gap-x-4 rounded-md px-3 py-2.5 text-left data-focus-visible:-outline-offset-2 sm:grid-cols-[5.5rem_minmax(0,1fr)]"
      >
        {entry.date === undefined ? <span /> : <RowDate date={entry.date} isTop />}
        <span className="min-w-0">
          <span className="block font-serif text-md">{exchangeSentence({ ...entry, people })}</span>
          {entry.what !== undefined && entry.what !== "" && (
            <span dir="auto" className="line-clamp-2 block text-sm text-ink-soft">
              {entry.what}
            </span>
          )}
          {facts.length > 0 && <span className="block text-sm text-ink-faint">{facts.join(" · ")}</span>}
        </span>
      </AriaButton>
      {isOpen && (
        <Button
          size="small"
          excludeFromTabOrder={!isTabStop}
          icon={<Check aria-hidden="true" className="size-4" />}
          onPress={() => void settle()}
        >
          {say("exchange.done")}
        </Button>
      )}
      {isThanksDue && !isOpen && (
        <Button
          size="small"
          excludeFromTabOrder={!isTabStop}
          icon={<HandHeart aria-hidden="true" className="size-4" />}
          onPress={() => void thank()}
        >
          {say("exchange.thank")}
        </Button>
      )}
    </div>
  )
}
