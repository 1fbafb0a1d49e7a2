import { type RefObject, useCallback, useEffect, useRef } from "react"

/**
 * Answers what gives the focus to the row of a tag, once it is there: what was done with it may have taken it away for a
 * moment, or given it another place. `drawn` changes when the rows may be other ones.
 */
export function useRowFocus(tree: RefObject<HTMLElement | null>, drawn: unknown): (path: string) => void {
  const wanted = useRef<string | null>(null)
  const focusNow = useCallback(() => {
    if (wanted.current === null) return
    const row = tree.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(wanted.current)}"]`)
    if (row === null || row === undefined) return
    wanted.current = null
    row.focus()
  }, [tree])
  // oxlint-disable-next-line react/exhaustive-effect-dependencies -- other rows are the reason to run
  useEffect(() => focusNow(), [focusNow, drawn])
  return useCallback(
    (path) => {
      wanted.current = path
      requestAnimationFrame(focusNow)
    },
    [focusNow],
  )
}
