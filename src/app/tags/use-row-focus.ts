import { type RefObject, useEffect, useState } from "react"
import { tagRowHeight } from "../../ui/tag-tree.tsx"

/** As long as an answer of the vault may take. Whatever comes later, such as an undo, finds the owner elsewhere. */
const waitedMs = 1500

/**
 * Answers what gives the focus to the row of a tag, once it is there: what was done with it may have taken it away for a
 * moment, or given it another place. `shown` are the paths in the order of the rows, drawn or not.
 */
export function useRowFocus(
  tree: RefObject<HTMLElement | null>,
  shown: readonly string[],
): (path: string) => void {
  const [wanted, setWanted] = useState<Readonly<{ path: string; until: number }> | null>(null)
  useEffect(() => {
    if (wanted === null) return
    const index = shown.indexOf(wanted.path)
    const seek = () => {
      const row = tree.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(wanted.path)}"]`)
      if (row !== null && row !== undefined) row.focus()
      else if (index >= 0) scrollTo(tree.current?.querySelector("[role=treegrid]"), index)
      const isDone = (row !== null && row !== undefined) || performance.now() > wanted.until
      if (isDone) setWanted(null)
      else if (index >= 0) frame = requestAnimationFrame(seek)
    }
    // After a dialog that closes in this frame has given the focus back.
    let frame = requestAnimationFrame(() => (frame = requestAnimationFrame(seek)))
    return () => cancelAnimationFrame(frame)
  }, [wanted, shown, tree])
  return (path) => setWanted({ path, until: performance.now() + waitedMs })
}

function scrollTo(list: Element | null | undefined, index: number): void {
  list?.scrollTo({ top: index * tagRowHeight - list.clientHeight / 2, behavior: "instant" })
}
