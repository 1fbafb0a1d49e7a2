import { ArrowLeft, SearchX } from "lucide-react"
import { type KeyboardEvent, type RefObject, useEffect } from "react"
import type { LocalDate } from "../../base/local-date.ts"
import type { FoundKind, Query } from "../../query/query.ts"
import { Button } from "../../ui/button.tsx"
import { EmptyState, ErrorState } from "../../ui/states.tsx"
import type { ListPlace } from "../../ui/virtual-list.tsx"
import type { HitGroup } from "../../worker/api/search.ts"
import { useApp } from "../app-context.ts"
import { say } from "../strings/say.ts"
import { HeardCount } from "./heard-count.tsx"
import { keepKind, keepList, keptSearch } from "./kept-search.ts"
import { GroupedList, KindList } from "./result-list.tsx"
import { MakingNote, NameNotes } from "./search-notes.tsx"
import { useFound } from "./use-found.ts"
import { useOpenRecord } from "../frame/use-open-record.ts"
import { useSearchState } from "./use-search-state.ts"
import { useSnippets } from "./use-snippets.ts"

/** Whoever asked for all of a kind stands on its first row. */
const begin: ListPlace = { row: 0, offset: 0, sizes: [], hadFocus: true }

type Props = Readonly<{
  listRef: RefObject<HTMLDivElement | null>
  query: Query
  name: string
  /** What the field held, to come back to. */
  keptAs: string
  today: LocalDate
  /** All of which is shown; null: the best of every kind. */
  kind: FoundKind | null
  onKind: (kind: FoundKind | null) => void
  onLeaveUp: () => void
  /** Given where there are words besides the filters. */
  onWithoutFilters: (() => void) | null
  onClear: () => void
}>

export function SearchResults(props: Props) {
  const { listRef, query, name, keptAs, today, kind, onKind, onLeaveUp } = props
  const { client } = useApp()
  const open = useOpenRecord()
  const found = useFound(query, name, today)
  const state = useSearchState()
  const snippets = useSnippets(query, name)
  const { answer } = found
  const groups = answer?.groups ?? []
  const only = kind ?? onlyKindWithMore(groups)
  const at = only ?? "all"
  const list = {
    snippets,
    onOpen: open,
    question: `${name} ${state?.kind ?? ""}`,
    comeBackTo: keptSearch(client, keptAs)?.lists.get(at) ?? (kind === null ? null : begin),
    onLeave: (place: ListPlace) => keepList(client, keptAs, at, place),
  }
  useEffect(() => keepKind(client, keptAs, kind), [client, keptAs, kind])

  const onKeyDown = (event: KeyboardEvent) => {
    const isFirst = event.target instanceof Element && event.target.closest("[data-index='0']") !== null
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey
    if (event.key !== "ArrowUp" || !isFirst || !isPlain) return
    event.preventDefault()
    event.stopPropagation()
    onLeaveUp()
  }
  if (found.hasFailed) {
    return (
      <ErrorState
        title={say("asked.failed.title")}
        actions={<Button onPress={found.retry}>{say("app.retry")}</Button>}
      >
        <p>{say("asked.failed.more")}</p>
      </ErrorState>
    )
  }
  const total = kind === null ? answer?.total : (groups.find((group) => group.kind === kind)?.total ?? 0)
  const words = answer === null ? "" : countWords(total ?? 0, answer.isComplete)
  const isNothing = answer !== null && answer.total === 0 && query.terms.length > 0
  return (
    <div className="grid h-full grid-rows-[auto_minmax(0,1fr)]">
      <div className="px-5 sm:px-7">
        <div className="mx-auto grid max-w-page gap-3">
          <MakingNote state={state} />
          {answer !== null && <NameNotes answer={answer} />}
          <div className="flex min-h-control-small flex-wrap items-center gap-3">
            {kind !== null && (
              <span className="-ms-3">
                <Button
                  look="quiet"
                  size="small"
                  icon={<ArrowLeft aria-hidden="true" className="size-4" />}
                  onPress={() => onKind(null)}
                >
                  {say("search.back-to-all")}
                </Button>
              </span>
            )}
            <p className="ms-auto text-sm text-ink-faint tabular-nums">{words}</p>
            <HeardCount words={words} />
          </div>
        </div>
      </div>
      <div ref={listRef} role="presentation" className="min-h-0" onKeyDownCapture={onKeyDown}>
        {isNothing ? (
          <Nothing {...props} isComplete={answer.isComplete} />
        ) : only === null ? (
          groups.length > 0 && <GroupedList {...list} groups={groups} onShowAll={onKind} />
        ) : (
          <KindList key={only} {...list} kind={only} query={query} today={today} />
        )}
      </div>
    </div>
  )
}

/** Where only one kind was found there is nothing to choose between; what is here whole is not asked for again. */
function onlyKindWithMore(groups: readonly HitGroup[]): FoundKind | null {
  const [first, second] = groups
  return first !== undefined && second === undefined && first.total > first.hits.length ? first.kind : null
}

function countWords(total: number, isComplete: boolean): string {
  if (!isComplete) return say("search.count.so-far", { count: total })
  return total === 0 ? say("search.count.none") : say("search.count", { count: total })
}

/** That nothing is like that is said only once everything was looked through. */
function Nothing({
  isComplete,
  onWithoutFilters,
  onClear,
  query,
}: Pick<Props, "onWithoutFilters" | "onClear" | "query"> & Readonly<{ isComplete: boolean }>) {
  if (!isComplete) return <EmptyState icon={<SearchX />} sentence={say("search.making.none")} action={null} />
  const hasFilters = query.terms.some(({ kind }) => kind === "filter")
  return (
    <div className="h-full overflow-y-auto">
      <EmptyState
        icon={<SearchX />}
        sentence={say("search.none")}
        action={
          <>
            <p className="text-sm text-ink-soft text-balance">{say("search.none.more")}</p>
            <div className="flex flex-wrap justify-center gap-2.5">
              {hasFilters && onWithoutFilters !== null && (
                <Button onPress={onWithoutFilters}>{say("search.none.words")}</Button>
              )}
              <Button onPress={onClear}>{say("search.none.clear")}</Button>
            </div>
          </>
        }
      />
    </div>
  )
}
