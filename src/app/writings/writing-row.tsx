import { Button as AriaButton } from "react-aria-components/Button"
import { Button } from "../../ui/button.tsx"
import type { WritingSummary } from "../../worker/api.ts"
import { sayDay, sayDayAndMonth, sayWeekdayAndYear } from "../strings/dates.ts"
import { say } from "../strings/say.ts"

const rowClass =
  "grid min-h-15 w-full grid-cols-[3.75rem_minmax(0,1fr)] items-center gap-x-4 sm:grid-cols-[5.5rem_minmax(0,1fr)_auto] rounded-md px-3 py-2.5 text-left"

/** One line of the timeline. */
export function WritingRow({
  writing,
  isTabStop,
  onOpen,
  onRestore,
}: Readonly<{
  writing: WritingSummary
  isTabStop: boolean
  onOpen: (writing: WritingSummary) => void
  onRestore?: (writing: WritingSummary) => void
}>) {
  if (onRestore !== undefined) {
    return (
      <div className={rowClass}>
        <RowText writing={writing} />
        <Button size="small" excludeFromTabOrder={!isTabStop} onPress={() => onRestore(writing)}>
          {say("journal.restore")}
        </Button>
      </div>
    )
  }
  return (
    <AriaButton
      onPress={() => onOpen(writing)}
      excludeFromTabOrder={!isTabStop}
      className={`${rowClass} cursor-default transition-colors data-focus-visible:-outline-offset-2 data-hovered:bg-paper-hover data-pressed:bg-paper-pressed`}
    >
      <RowText writing={writing} />
      <span className="text-sm text-ink-faint max-sm:col-start-2">
        {say(writing.kind === "journal-note" ? "journal.note" : "journal.session")}
      </span>
    </AriaButton>
  )
}

function RowText({ writing }: Readonly<{ writing: WritingSummary }>) {
  return (
    <>
      <span className="text-sm text-ink-soft tabular-nums max-sm:row-span-2">
        <span className="sr-only">{sayDay(writing.date)}</span>
        <span aria-hidden="true" className="block font-medium text-ink">
          {sayDayAndMonth(writing.date)}
        </span>
        <span aria-hidden="true" className="block text-xs text-ink-faint">
          {sayWeekdayAndYear(writing.date)}
        </span>
      </span>
      {writing.title.trim() === "" ? (
        <span className="truncate font-serif text-md text-ink-faint italic">{say("journal.untitled")}</span>
      ) : (
        <span className="truncate font-serif text-md">{writing.title}</span>
      )}
    </>
  )
}
