import { useEffect, useRef, useState } from "react"
import type { RecordId } from "../../domain/envelope.ts"
import { completeName, completeValue } from "../../query/complete-query.ts"
import type { FilterName, FoundKind } from "../../query/query.ts"
import { termAt } from "../../query/term-at.ts"
import type { QueryOption } from "../../ui/query-options.tsx"
import { useApp } from "../app-context.ts"
import { Screen } from "../frame/screen.tsx"
import { useToday } from "../frame/today-date.ts"
import { say } from "../strings/say.ts"
import { keptSearch } from "./kept-search.ts"
import { SearchActions } from "./search-actions.tsx"
import { SearchBeginning } from "./search-beginning.tsx"
import { SearchField } from "./search-field.tsx"
import { FoldingFilters } from "./search-filters.tsx"
import { SearchResults } from "./search-results.tsx"
import { keptOf, nothingWritten, settled } from "./typed-query.ts"
import { useViews } from "./use-views.ts"
import { useWritten } from "./use-written.ts"

/** The field, what narrows it, and what was found. `asks` goes up when somebody comes here to ask anew. */
export function SearchPage({
  place,
  asks,
}: Readonly<{ place: Readonly<{ query?: string; view?: RecordId }>; asks: number }>) {
  const { client } = useApp()
  const today = useToday()
  const [viewId, setViewId] = useState(place.view)
  const { written, setWritten, query, name } = useWritten(place.query, viewId, today)
  const [kept] = useState(() => keptSearch(client, keptOf(written)))
  const [kind, setKind] = useState<FoundKind | null>(kept?.kind ?? null)
  const views = useViews()
  const view = views.find(({ id }) => id === viewId) ?? null
  const input = useRef<HTMLInputElement>(null)
  const results = useRef<HTMLDivElement>(null)

  const takesRow = kept?.hadFocus === true
  useEffect(() => {
    if (takesRow && asks === 0) return
    input.current?.focus()
    if (asks > 0) input.current?.select()
  }, [takesRow, asks])

  const write = (next: typeof written) => {
    setWritten(next)
    // What was typed further is another question, of all kinds again.
    if (keptOf(next) !== keptOf(written)) setKind(null)
    if (keptOf(next) === "") setViewId(undefined)
  }
  const addFilter = (by: FilterName, value: string) => {
    const text = `${by}:`
    const typing = termAt(text, text.length)
    if (typing === null) return
    const chips = settled({ ...written, ...completeValue(text, typing, value) }, today, true).chips
    write({ ...written, chips })
  }
  const pick = ({ id }: QueryOption) => {
    const typing = termAt(written.text, written.caret)
    if (typing === null) return
    const done =
      typing.by === null
        ? completeName(written.text, typing, id as FilterName)
        : completeValue(written.text, typing, id)
    write(settled({ ...written, ...done }, today))
  }
  const toResults = () => results.current?.querySelector<HTMLElement>("[data-index='0'] button")?.focus()

  return (
    <Screen
      title={view?.name ?? say("rail.search")}
      note={view === null ? null : say("search.view.is")}
      actions={
        <SearchActions query={query} name={name} view={view} views={views} onSaved={(id) => setViewId(id)} />
      }
      filters={
        <>
          <SearchField
            written={written}
            onWrite={(next) => write(settled(next, today))}
            onPick={pick}
            onEnter={() => {
              const done = settled(written, today, true)
              if (done.chips.length === written.chips.length) toResults()
              else write(done)
            }}
            onLeaveDown={toResults}
            onClear={() => write(nothingWritten)}
            inputRef={input}
          />
          <FoldingFilters onAdd={addFilter} />
        </>
      }
      isList
    >
      {query.terms.length === 0 ? (
        // In a vault without anything in it, nothing inside takes the focus by which it could be scrolled.
        <section
          aria-label={say("search.beginning")}
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above
          tabIndex={0}
          className="relative h-full overflow-y-auto px-5 pb-24 -outline-offset-2 sm:px-7"
        >
          <div className="mx-auto max-w-page">
            <SearchBeginning views={views} />
          </div>
        </section>
      ) : (
        <SearchResults
          listRef={results}
          query={query}
          name={name}
          keptAs={keptOf(written)}
          today={today}
          kind={kind}
          onKind={setKind}
          onLeaveUp={() => input.current?.focus()}
          onWithoutFilters={written.text.trim() === "" ? null : () => write({ ...written, chips: [] })}
          onClear={() => {
            write(nothingWritten)
            input.current?.focus()
          }}
        />
      )}
    </Screen>
  )
}
