import { Pin } from "lucide-react"
import { useEffect } from "react"
import { Button } from "react-aria-components/Button"
import type { RecordId } from "../../domain/envelope.ts"
import type { StreamRow } from "../../worker/api/journal.ts"
import { RowDate } from "../frame/row-date.tsx"
import { sayMonth } from "../strings/dates.ts"
import { sayPeople } from "../strings/people.ts"
import { say } from "../strings/say.ts"
import { sayTerm } from "../strings/terms.ts"

/** One line of the journal. The first entry of a month bears its name. */
export function JournalRow({
  row,
  before,
  preview,
  onPreview,
  isTabStop,
  onOpen,
}: Readonly<{
  row: StreamRow
  /** The line above, as far as it is there. */
  before: StreamRow | undefined
  preview: string
  /** Given where first words are shown: asks for those of this line. */
  onPreview: ((id: RecordId) => void) | undefined
  isTabStop: boolean
  onOpen: (row: StreamRow) => void
}>) {
  useEffect(() => onPreview?.(row.id), [onPreview, row.id])
  const beginsMonth = before === undefined || before.date.slice(0, 7) !== row.date.slice(0, 7)
  return (
    <div className="grid">
      {beginsMonth && (
        <h2 className="mx-3 border-b border-line pt-5 pb-1.5 text-sm font-medium text-ink-soft">
          {sayMonth(row.date)}
        </h2>
      )}
      <Button
        onPress={() => onOpen(row)}
        excludeFromTabOrder={!isTabStop}
        className="grid min-h-15 w-full cursor-default grid-cols-[3.75rem_minmax(0,1fr)] items-center gap-x-4 rounded-md px-3 py-2.5 text-left transition-colors data-focus-visible:-outline-offset-2 data-hovered:bg-paper-hover data-pressed:bg-paper-pressed sm:grid-cols-[5.5rem_minmax(0,1fr)_auto]"
      >
        <RowDate date={row.date} />
        <span className="grid min-w-0 gap-0.5">
          <RowTitle row={row} />
          {row.people.length > 0 && (
            <span className="truncate text-sm text-ink-soft">{sayPeople(row.people)}</span>
          )}
          {preview !== "" && <span className="line-clamp-2 text-sm text-ink-faint">{preview}</span>}
        </span>
        <span className="flex items-center gap-2 text-sm text-ink-faint max-sm:col-start-2">
          {row.pinned && (
            <>
              <Pin aria-hidden="true" className="size-3.5" />
              <span className="sr-only">{say("writing.pinned")}</span>
            </>
          )}
          {kindInWords(row)}
        </span>
      </Button>
    </div>
  )
}

function RowTitle({ row }: Readonly<{ row: StreamRow }>) {
  return row.title.trim() === "" ? (
    <span className="truncate font-serif text-md text-ink-faint italic">{say("journal.untitled")}</span>
  ) : (
    <span className="truncate font-serif text-md">{row.title}</span>
  )
}

/** A session that was held is a session; anything else about it is said. */
function kindInWords({ kind, status }: StreamRow): string {
  if (kind === "journal-note") return say("journal.note")
  if (status === undefined || status === "held") return say("journal.session")
  return say("journal.session.status", { status: sayTerm(status).toLocaleLowerCase() })
}
