import type { ReactNode } from "react"
import { Button } from "../../ui/button.tsx"
import { Skeleton } from "../../ui/skeleton.tsx"
import { ErrorState } from "../../ui/states.tsx"
import { type ListPlace, VirtualList } from "../../ui/virtual-list.tsx"
import { say } from "../strings/say.ts"
import type { Windows } from "./use-windows.ts"

/** A long list with its waiting, failed and empty states. */
export function WindowList<Row>({
  windows,
  label,
  empty,
  renderRow,
  rowHeight = 68,
  ...more
}: Readonly<{
  windows: Windows<Row>
  label: string
  empty: ReactNode
  renderRow: (row: Row, isTabStop: boolean, index: number) => ReactNode
  rowHeight?: number
  comeBackTo?: ListPlace | null
  onLeave?: (place: ListPlace) => void
  question?: string
}>) {
  if (windows.hasFailed) {
    return (
      <ErrorState
        title={say("asked.failed.title")}
        actions={<Button onPress={windows.retry}>{say("app.retry")}</Button>}
      >
        <p>{say("asked.failed.more")}</p>
      </ErrorState>
    )
  }
  if (windows.total === null) {
    return (
      <div className="mx-auto w-full max-w-page px-8 py-4">
        <Skeleton label={say("asked.waiting")} lines={6} />
      </div>
    )
  }
  if (windows.total === 0) return empty
  return (
    <VirtualList
      {...more}
      label={label}
      total={windows.total}
      itemAt={windows.itemAt}
      onRange={windows.onRange}
      renderRow={renderRow}
      rowHeight={rowHeight}
    />
  )
}
