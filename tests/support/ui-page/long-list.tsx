import { useCallback, useState } from "react"
import { Button } from "../../../src/ui/button.tsx"
import { VirtualList } from "../../../src/ui/virtual-list.tsx"
import { tell } from "./told.ts"

const total = 10_000

/** Its rows come in windows of 100, each a moment after it was asked for. */
export function LongList() {
  const [windows, setWindows] = useState<ReadonlySet<number>>(new Set())
  const itemAt = useCallback(
    (index: number) => (windows.has(Math.floor(index / 100)) ? `Row ${index}` : undefined),
    [windows],
  )
  const onRange = useCallback((from: number, to: number) => {
    tell([from, to])
    const wanted = [Math.floor(from / 100), Math.floor(to / 100)]
    setTimeout(() => setWindows((known) => new Set([...known, ...wanted])), 30)
  }, [])
  return (
    <div className="h-[30rem]">
      <Button>Before</Button>
      <VirtualList
        label="Rows"
        total={total}
        itemAt={itemAt}
        onRange={onRange}
        rowHeight={40}
        renderRow={(name, isTabStop) => (
          <Button excludeFromTabOrder={!isTabStop} onPress={() => tell(name)}>
            {name}
          </Button>
        )}
      />
      <Button>After</Button>
    </div>
  )
}
