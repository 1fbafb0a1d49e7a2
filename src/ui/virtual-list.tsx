import { defaultRangeExtractor, useVirtualizer, type VirtualItem } from "@tanstack/react-virtual"
import {
  type FocusEvent,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
} from "react"
import { classNames } from "./class-names.ts"
import { rowAfterKey } from "./list-keys.ts"

/** How a list stood when it was left; `hadFocus` is given back with it. */
export type ListPlace = Readonly<{ row: number; offset: number; sizes: VirtualItem[]; hadFocus: boolean }>

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
  /** The same to the pixel, as it was told when the same rows were left. */
  comeBackTo?: ListPlace | null
  onLeave?: (place: ListPlace) => void
  /** What the rows are an answer to: those to another question begin at their top. */
  question?: string
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
  comeBackTo = null,
  onLeave,
  question = "",
  width = "page",
}: VirtualListProps<T>) {
  const scroller = useRef<HTMLDivElement>(null)
  const [current, setCurrent] = useState(comeBackTo?.row ?? startAt)
  const [holdsFocus, setHoldsFocus] = useState(false)
  // oxlint-disable-next-line react/incompatible-library -- about the React compiler, which is not used
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    initialOffset: comeBackTo?.offset ?? startAt * rowHeight,
    ...(comeBackTo !== null && { initialMeasurementsCache: comeBackTo.sizes }),
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
  // The rows come into being only once the height of the list is known.
  const owesFocus = useRef(comeBackTo?.hadFocus ?? false)
  useEffect(() => {
    if (!owesFocus.current || comeBackTo === null || itemAt(comeBackTo.row) === undefined) return
    if (!rows.some(({ index }) => index === comeBackTo.row)) return
    owesFocus.current = false
    focusRow(comeBackTo.row)
  })
  // A row that was only a place when it was reached gets its controls later: the focus goes on to them.
  useEffect(() => {
    const focused = document.activeElement
    if (focused instanceof HTMLLIElement && scroller.current?.contains(focused) === true) focusRow(current)
  })

  const asked = useRef(question)
  const toTop = useEffectEvent(() => {
    if (asked.current === question) return
    asked.current = question
    setCurrent(0)
    virtual.scrollToOffset(0)
  })
  useEffect(() => toTop(), [question])
  const tellPlace = useEffectEvent(() => {
    const offset = virtual.scrollOffset ?? 0
    onLeave?.({ row: current, offset, sizes: virtual.takeSnapshot(), hadFocus: holdsFocus })
  })
  useEffect(() => () => tellPlace(), [])

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
