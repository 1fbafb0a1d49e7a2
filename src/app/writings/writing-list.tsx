import { useCallback } from "react"
import { VirtualList } from "../../ui/virtual-list.tsx"
import type { WritingSummary } from "../../worker/api.ts"
import { say } from "../strings/say.ts"
import { WritingRow } from "./writing-row.tsx"
import type { WritingWindows } from "./writing-windows.ts"

/** The journal's rows, or the trash's. */
export function WritingList({
  windows,
  want,
  onOpen,
  onRestore,
}: Readonly<{
  windows: WritingWindows
  /** Must keep its identity between renders. */
  want: (first: number, last: number) => void
  onOpen: (writing: WritingSummary) => void
  /** Given in the trash, where an entry is put back and not opened. */
  onRestore?: (writing: WritingSummary) => void
}>) {
  const itemAt = useCallback((index: number) => windows.items.get(index), [windows])
  return (
    <VirtualList
      label={say("journal.list")}
      total={windows.total}
      itemAt={itemAt}
      onRange={want}
      renderRow={(writing, isTabStop) => (
        <WritingRow
          writing={writing}
          isTabStop={isTabStop}
          onOpen={onOpen}
          {...(onRestore !== undefined && { onRestore })}
        />
      )}
    />
  )
}
