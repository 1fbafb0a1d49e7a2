import { ArrowRight } from "lucide-react"
import { useCallback } from "react"
import { Button } from "react-aria-components/Button"
import type { LocalDate } from "../../base/local-date.ts"
import type { FoundKind, Query } from "../../query/query.ts"
import { type ListPlace, VirtualList } from "../../ui/virtual-list.tsx"
import type { Hit, HitGroup } from "../../worker/api/search.ts"
import { useWindows } from "../frame/use-windows.ts"
import { WindowList } from "../frame/window-list.tsx"
import { say } from "../strings/say.ts"
import { HitRow } from "./hit-row.tsx"
import { resultRows } from "./result-rows.ts"
import type { Snippets } from "./use-snippets.ts"

const rowHeight = 84
const wholeRange = () => undefined

type ListProps = Readonly<{
  snippets: Snippets
  onOpen: (hit: Hit) => void
  comeBackTo: ListPlace | null
  onLeave: (place: ListPlace) => void
  question: string
}>

/** The best of every kind, group by group. */
export function GroupedList({
  groups,
  onShowAll,
  snippets,
  onOpen,
  ...list
}: ListProps & Readonly<{ groups: readonly HitGroup[]; onShowAll: (kind: FoundKind) => void }>) {
  const rows = resultRows(groups)
  const itemAt = useCallback((index: number) => rows[index], [rows])
  return (
    <VirtualList
      {...list}
      label={say("search.results")}
      total={rows.length}
      itemAt={itemAt}
      onRange={wholeRange}
      rowHeight={rowHeight}
      renderRow={(row, isTabStop) =>
        row.row === "more" ? (
          <MoreRow {...row} isTabStop={isTabStop} onShowAll={onShowAll} />
        ) : (
          <div className="grid">
            {row.heads !== null && <GroupHeading kind={row.heads} />}
            <HitRow
              hit={row.hit}
              snippet={snippets.snippetOf(row.hit.id)}
              onWant={snippets.want}
              isTabStop={isTabStop}
              onOpen={onOpen}
            />
          </div>
        )
      }
    />
  )
}

/** Everything of one kind, as far as it is scrolled to. */
export function KindList({
  kind,
  query,
  today,
  snippets,
  onOpen,
  ...list
}: ListProps &
  Readonly<{
    kind: FoundKind
    query: Query
    today: LocalDate
  }>) {
  const windows = useWindows(`${kind} ${today} ${list.question}`, async (vault, { from, count }) => {
    const { groups } = await vault.search({ query, today, kind, from, count })
    const group = groups.find((one) => one.kind === kind)
    return { total: group?.total ?? 0, items: group?.hits ?? [] }
  })
  return (
    <WindowList
      {...list}
      windows={windows}
      label={say("search.results")}
      empty={null}
      rowHeight={rowHeight}
      renderRow={(hit, isTabStop, index) => (
        <div className="grid">
          {index === 0 && <GroupHeading kind={kind} />}
          <HitRow
            hit={hit}
            snippet={snippets.snippetOf(hit.id)}
            onWant={snippets.want}
            isTabStop={isTabStop}
            onOpen={onOpen}
          />
        </div>
      )}
    />
  )
}

function GroupHeading({ kind }: Readonly<{ kind: FoundKind }>) {
  return (
    <h2 className="mx-3 mb-1 border-b border-line pt-5 pb-1.5 text-sm font-medium text-ink-soft">
      {say(`search.group.${kind}`)}
    </h2>
  )
}

function MoreRow({
  kind,
  total,
  isTabStop,
  onShowAll,
}: Readonly<{
  kind: FoundKind
  total: number
  isTabStop: boolean
  onShowAll: (kind: FoundKind) => void
}>) {
  return (
    <Button
      onPress={() => onShowAll(kind)}
      excludeFromTabOrder={!isTabStop}
      className="flex min-h-control-small w-full cursor-default items-center gap-2 rounded-md py-1.5 pr-3 pl-11 text-left text-sm font-medium text-accent transition-colors data-focus-visible:-outline-offset-2 data-hovered:bg-paper-hover data-pressed:bg-paper-pressed"
    >
      {say(`search.all.${kind}`, { count: total })}
      <ArrowRight aria-hidden="true" className="size-4" />
    </Button>
  )
}
