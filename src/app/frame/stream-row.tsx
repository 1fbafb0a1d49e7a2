import { Pin } from "lucide-react"
import { Button } from "react-aria-components/Button"
import type { RecordId } from "../../domain/envelope.ts"
import { classNames } from "../../ui/class-names.ts"
import type { StreamRow as Row } from "../../worker/api/journal.ts"
import { exchangeSentence } from "../exchange/exchange-sentence.ts"
import { RowDate } from "./row-date.tsx"
import { sayPeople } from "../strings/people.ts"
import { say } from "../strings/say.ts"
import { sayTerm } from "../strings/terms.ts"
import { useOpenRow } from "./use-open-row.ts"

/** Anything that happened, on one line that opens it. */
export function StreamRow({
  row,
  isTabStop,
  without,
}: Readonly<{
  row: Row
  isTabStop: boolean
  /** The person whose page it stands on: their name is not said again. */
  without?: RecordId
}>) {
  const open = useOpenRow()
  const { title, more } = rowWords(row)
  const others = row.people.filter(({ id }) => id !== without)
  const isNamed = row.kind !== "reciprocity-entry" && others.length > 0
  return (
    <Button
      onPress={() => open(row)}
      excludeFromTabOrder={!isTabStop}
      className="grid min-h-15 w-full cursor-default grid-cols-[3.75rem_minmax(0,1fr)] items-start gap-x-4 rounded-md px-3 py-2.5 text-left transition-colors data-focus-visible:-outline-offset-2 data-hovered:bg-paper-hover data-pressed:bg-paper-pressed sm:grid-cols-[5.5rem_minmax(0,1fr)_auto]"
    >
      <RowDate date={row.date} isTop />
      <span className="grid min-w-0 gap-0.5">
        <span
          dir="auto"
          className={classNames("truncate font-serif text-md", title === "" && "text-ink-faint italic")}
        >
          {title === "" ? say("journal.untitled") : title}
        </span>
        {more !== "" && (
          <span dir="auto" className="line-clamp-2 text-sm text-ink-soft">
            {more}
          </span>
        )}
        {isNamed && <span className="truncate text-sm text-ink-soft">{sayPeople(others)}</span>}
      </span>
      <span className="flex items-center gap-2 pt-1 text-sm text-ink-faint max-sm:col-start-2">
        {row.pinned && (
          <>
            <Pin aria-hidden="true" className="size-3.5" />
            <span className="sr-only">{say("writing.pinned")}</span>
          </>
        )}
        {kindWords(row)}
      </span>
    </Button>
  )
}

/** The line and what stands under it. */
export function rowWords(row: Row): Readonly<{ title: string; more: string }> {
  const words = row.title.trim()
  switch (row.kind) {
    case "reciprocity-entry":
      return { title: exchangeSentence({ ...exchangeOf(row), people: row.people }), more: words }
    case "interaction":
      return words === "" ? { title: say("stream.contact"), more: "" } : { title: words, more: "" }
    case "stage-event":
      return {
        title: row.status === undefined ? "" : say("stream.step", { step: sayTerm(row.status) }),
        more: words,
      }
    case "journal-note":
    case "mentoring-session":
    case "action":
      return { title: words, more: "" }
  }
}

function exchangeOf({ direction, exchangeKind, status }: Row) {
  return {
    ...(direction !== undefined && { direction }),
    ...(exchangeKind !== undefined && { kind: exchangeKind }),
    ...(status !== undefined && { state: status }),
  }
}

function kindWords(row: Row): string {
  if (row.isMention) return say("stream.mention", { kind: say(`stream.in.${row.kind}`) })
  const kind = say(`stream.${row.kind}`)
  const isUsual = row.status === undefined || row.status === "held" || row.status === "open"
  const hasState = row.kind === "mentoring-session" || row.kind === "action"
  return isUsual || !hasState ? kind : say("stream.state", { kind, state: sayTerm(row.status ?? "") })
}
