import { type ReactNode, useEffect, useRef } from "react"
import { itemClass } from "./overlay-parts.ts"

export type CommandGroup<Row extends Readonly<{ id: string }>> = Readonly<{
  /** No two of the same title. */
  title: string
  /** `id`: no two alike in all groups. */
  rows: readonly Row[]
}>

/** The rows under a field that keeps the focus: `at` is the one that Enter means, counted through all groups. */
export function CommandList<Row extends Readonly<{ id: string }>>({
  id,
  label,
  groups,
  at,
  onMove,
  onChoose,
  renderRow,
}: Readonly<{
  /** Of the list; a row's own is this and its number. */
  id: string
  label: string
  groups: readonly CommandGroup<Row>[]
  at: number
  onMove: (at: number) => void
  onChoose: (row: Row) => void
  renderRow: (row: Row) => ReactNode
}>) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const { current } = list
    // With the first row its heading is seen as well.
    if (at === 0) current?.scrollTo({ top: 0 })
    else current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" })
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- other groups are another list, seen from its top
  }, [at, groups])
  const numbers = new Map(groups.flatMap(({ rows }) => rows).map(({ id: row }, number) => [row, number]))
  return (
    <div
      ref={list}
      id={id}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a select cannot follow the words of a field
      role="listbox"
      tabIndex={-1}
      aria-label={label}
      className="max-h-[min(28rem,60vh)] overflow-y-auto overscroll-contain p-2"
      // The field must not lose the focus.
      onMouseDown={(event) => event.preventDefault()}
    >
      {groups.map(({ title, rows }, group) => {
        return (
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- of options
          <div key={title} role="group" aria-labelledby={`${id}-g${group}`} className="not-first:mt-2">
            <div
              id={`${id}-g${group}`}
              role="presentation"
              className="px-2.5 py-1 text-xs font-medium text-ink-faint"
            >
              {title}
            </div>
            {rows.map((row) => {
              const number = numbers.get(row.id) ?? 0
              return (
                // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the field has the focus and the keys
                <div
                  key={row.id}
                  id={`${id}-${number}`}
                  // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- of the list above
                  role="option"
                  tabIndex={-1}
                  aria-selected={number === at}
                  // A list that moves under a pointer at rest chooses nothing.
                  onMouseMove={() => number !== at && onMove(number)}
                  onClick={() => onChoose(row)}
                  {...(number === at && { "data-focused": "" })}
                  className={itemClass}
                >
                  {renderRow(row)}
                </div>
              )
            })}
          </div>
        )
      })}
    </div>
  )
}
