import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual"
import { type FocusEvent, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react"
import { classNames } from "./class-names.ts"
import { rowAfterKey } from "./list-keys.ts"

export type VirtualListProps<T> = Readonly<{
  label: string
  /** How many rows there are, whether or not they are at hand. */
  total: number
  /** Undefined while the window that the row lies in is on its way. */
  itemAt: (index: number) => T | undefined
  /** Told which rows are looked at, both ends included. Must keep its identity between renders. */
  onRange: (from: number, to: number) => void
  /**
   * What stands in a row: one control, or several. `isTabStop` goes to their `excludeFromTabOrder`, inverted: one row
   * is in the tab order, and the arrow keys go on from it to the first control of the next.
   */
  renderRow: (item: T, isTabStop: boolean, index: number) => ReactNode
  /** In pixels at the normal text size: a guess, corrected by what is drawn. */
  rowHeight?: number
  /** Where a list that is come back to stands. */
  startAt?: number
  /** `page` is the column of a screen that is nothing but the list; `full` fills what it stands in. */
  width?: "page" | "full"
}>

/** A list of any length with as many rows in the page as are on the screen. Fills the height of what it stands in. */
export function VirtualList<T>({
  label,
  total,
  itemAt,
  onRange,
  renderRow,
  rowHeight = 68,
  startAt = 0,
  width = "page",
}: VirtualListProps<T>) {
  const scroller = useRef<HTMLDivElement>(null)
  const [current, setCurrent] = useState(startAt)
  const [holdsFocus, setHoldsFocus] = useState(false)
  // oxlint-disable-next-line react/incompatible-library -- about the React compiler, which is not used
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    initialOffset: startAt * rowHeight,
    overscan: 6,
    // A row that has the focus stays, or the focus would be lost with it.
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range)
      return holdsFocus && current < total && !shown.includes(current)
        ? [...shown, current].toSorted((one, other) => one - other)
        : shown
    },
  })
  const rows = virtual.getVirtualItems()
  const first = virtual.range?.startIndex ?? 0
  const last = virtual.range?.endIndex ?? 0
  useEffect(() => {
    if (total > 0) onRange(first, Math.max(first, last))
  }, [onRange, first, last, total])
  const tabStop = rows.some((row) => row.index === current) ? current : first

  const focusRow = (index: number) => {
    const row = scroller.current?.querySelector<HTMLElement>(`[data-index="${index}"]`)
    const control = row?.querySelector<HTMLElement>("button, a, [tabindex]") ?? row
    control?.focus({ preventScroll: true })
  }
  // A row that was only a place when it was reached gets its controls later: the focus goes on to them.
  useEffect(() => {
    const focused = document.activeElement
    if (focused instanceof HTMLLIElement && scroller.current?.contains(focused) === true) focusRow(current)
  })

  const onKeyDown = (event: KeyboardEvent) => {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey
    if (!isPlain || event.defaultPrevented || isTyping(event.target)) return
    const to = rowAfterKey(event.key, current, total)
    if (to === null) return
    event.preventDefault()
    setCurrent(to)
    virtual.scrollToIndex(to)
    // The row may only now come into being.
    requestAnimationFrame(() => focusRow(to))
  }
  const onFocus = (event: FocusEvent) => {
    const index = Number(event.target.closest<HTMLElement>("[data-index]")?.dataset["index"])
    setHoldsFocus(true)
    if (Number.isInteger(index)) setCurrent(index)
  }

  return (
    <div
      ref={scroller}
      role="presentation"
      onKeyDown={onKeyDown}
      onFocus={onFocus}
      onBlur={(event) => setHoldsFocus(event.currentTarget.contains(event.relatedTarget))}
      className={classNames("h-full overflow-y-auto", width === "page" && "px-2 pb-12 sm:px-4")}
    >
      <ul
        aria-label={label}
        className={classNames("relative", width === "page" && "mx-auto max-w-[63.5rem]")}
        style={{ height: virtual.getTotalSize() }}
      >
        {rows.map((row) => {
          const item = itemAt(row.index)
          return (
            <li
              key={row.key}
              ref={virtual.measureElement}
              tabIndex={-1}
              data-index={row.index}
              aria-setsize={total}
              aria-posinset={row.index + 1}
              className="absolute inset-x-0 top-0 rounded-md"
              style={{ transform: `translateY(${row.start}px)` }}
            >
              {item === undefined ? (
                <EmptyRow height={rowHeight} />
              ) : (
                renderRow(item, row.index === tabStop, row.index)
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}

/** The place of a row whose window is on its way. */
function EmptyRow({ height }: Readonly<{ height: number }>) {
  return (
    <div aria-hidden="true" className="grid content-center px-3" style={{ height }}>
      <span className="h-4 w-2/5 rounded-sm bg-paper-sunken" />
    </div>
  )
}

function isTyping(target: EventTarget): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName))
  )
}
