import { useCallback, useEffect, useRef, useState } from "react"
import { useApp } from "../app-context.ts"
import { type WritingWindows, windowSize, windowsFor, withWindow } from "./writing-windows.ts"

export type WritingList = Readonly<{
  windows: WritingWindows | null
  hasFailed: boolean
  /** Asks for rows `first` to `last`, as far as they are not there yet. */
  want: (first: number, last: number) => void
  reload: () => void
}>

/** The timeline, window by window; read anew when anything in the vault changes. */
export function useWritings(trashed: boolean): WritingList {
  const { client } = useApp()
  const [windows, setWindows] = useState<WritingWindows | null>(null)
  const [hasFailed, setFailed] = useState(false)
  const asked = useRef(new Set<number>())
  const shown = useRef({ first: 0, last: windowSize - 1 })

  const ask = useCallback(
    async (from: number) => {
      asked.current.add(from)
      try {
        const got = await client.vault.listWritings({ from, count: windowSize, trashed })
        setFailed(false)
        setWindows((known) => withWindow(known, from, got))
      } catch {
        setFailed(true)
      }
    },
    [client, trashed],
  )
  const want = useCallback(
    (first: number, last: number) => {
      shown.current = { first, last }
      for (const from of windowsFor(first, last)) if (!asked.current.has(from)) void ask(from)
    },
    [ask],
  )
  const reload = useCallback(() => {
    asked.current.clear()
    want(shown.current.first, shown.current.last)
  }, [want])

  useEffect(() => {
    reload()
    return client.subscribe((event) => {
      if (event.kind === "changed") reload()
    })
  }, [client, reload])

  return { windows, hasFailed, want, reload }
}
