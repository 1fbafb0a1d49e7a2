import { type RefObject, useCallback, useEffect, useRef } from "react"

/** As long as an answer of the vault may take. Whatever comes later, such as an undo, finds the owner elsewhere. */
const waitedMs = 1500

/**
 * Answers what gives the focus to the row of a tag, once it is there: what was done with it may have taken it away for a
 * moment, or given it another place. `drawn` changes when the rows may be other ones.
 */
export function useRowFocus(tree: RefObject<HTMLElement | null>, drawn: unknown): (path: string) => void {
  const wanted = useRef<Readonly<{ path: string; until: number }> | null>(null)
  const focusNow = useCallback(() => {
    if (wanted.current === null) return
    const { path, until } = wanted.current
    const row = tree.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(path)}"]`)
    if (performance.now() > until) wanted.current = null
    else if (row !== null && row !== undefined) {
      wanted.current = null
      row.focus()
    }
  }, [tree])
  // oxlint-disable-next-line react/exhaustive-effect-dependencies -- other rows are the reason to run
  useEffect(() => focusNow(), [focusNow, drawn])
  return useCallback(
    (path) => {
      wanted.current = { path, until: performance.now() + waitedMs }
      // After a dialog that closes in this frame has given the focus back.
      requestAnimationFrame(() => requestAnimationFrame(focusNow))
    },
    [focusNow],
  )
}
