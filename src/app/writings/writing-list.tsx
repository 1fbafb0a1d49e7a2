import { useVirtualizer } from "@tanstack/react-virtual"
import { useEffect, useRef, useState } from "react"
import type { WritingSummary } from "../../worker/api.ts"
import { say } from "../strings/say.ts"
import { type RowKey, WritingRow } from "./writing-row.tsx"
import type { WritingWindows } from "./writing-windows.ts"

/** In pixels at the normal text size; the rows themselves are in rem, and measured. */
const rowHeight = 68

/** As many rows as are on the screen. One of them is in the tab order; the arrow keys go on from it. */
export function WritingList({
  windows,
  want,
  onOpen,
  onRestore,
}: Readonly<{
  windows: WritingWindows
  want: (first: number, last: number) => void
  onOpen: (writing: WritingSummary) => void
  /** Given in the trash, where an entry is put back and not opened. */
  onRestore?: (writing: WritingSummary) => void
}>) {
  const scroller = useRef<HTMLDivElement>(null)
  const [current, setCurrent] = useState(0)
  // oxlint-disable-next-line react/incompatible-library -- about the React compiler, which is not used
  const virtual = useVirtualizer({
    count: windows.total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
  })
  const rows = virtual.getVirtualItems()
  const first = rows[0]?.index ?? 0
  const last = rows.at(-1)?.index ?? 0
  useEffect(() => want(first, last), [want, first, last])

  const move = (event: RowKey) => {
    const to = nextRow(event.key, current, windows.total)
    if (to === null) {
      event.continuePropagation()
      return
    }
    event.preventDefault()
    setCurrent(to)
    virtual.scrollToIndex(to)
    // The row may only now come into being.
    requestAnimationFrame(() => {
      scroller.current?.querySelector<HTMLElement>(`[data-row="${to}"] button`)?.focus()
    })
  }

  return (
    <div ref={scroller} className="h-full overflow-y-auto px-2 pb-12 sm:px-4">
      <ul
        aria-label={say("journal.list")}
        className="relative mx-auto max-w-[63.5rem]"
        style={{ height: virtual.getTotalSize() }}
      >
        {rows.map((row) => (
          <li
            key={row.key}
            ref={virtual.measureElement}
            data-index={row.index}
            data-row={row.index}
            aria-setsize={windows.total}
            aria-posinset={row.index + 1}
            className="absolute inset-x-0 top-0"
            style={{ transform: `translateY(${row.start}px)` }}
          >
            <WritingRow
              writing={windows.items.get(row.index)}
              isCurrent={row.index === current}
              onFocus={() => setCurrent(row.index)}
              onKey={move}
              onOpen={onOpen}
              {...(onRestore !== undefined && { onRestore })}
            />
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Where a key leads from row `current` of `total`; null for a key that moves nothing. */
function nextRow(key: string, current: number, total: number): number | null {
  const page = 10
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: current + 1,
    ArrowUp: current - 1,
    PageDown: current + page,
    PageUp: current - page,
    Home: 0,
    End: total - 1,
  }
  const to = steps[key]
  return to === undefined ? null : Math.max(0, Math.min(total - 1, to))
}
