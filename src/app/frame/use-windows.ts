import { useCallback, useEffect, useEffectEvent, useRef, useState } from "react"
import type { ListWindow, Window } from "../../worker/api/records.ts"
import { useApp } from "../app-context.ts"
import { onChanges, type Vault } from "../vault-client.ts"

/** How many rows are asked for at once. */
export const windowSize = 60

export type Windows<Row> = Readonly<{
  /** Null until the first window is there. */
  total: number | null
  itemAt: (index: number) => Row | undefined
  onRange: (from: number, to: number) => void
  hasFailed: boolean
  retry: () => void
}>

type Known<Row> = Readonly<{
  key: string
  total: number
  items: ReadonlyMap<number, Row>
  hasFailed: boolean
}>

/**
 * A list of any length, of which the page holds the windows that were looked at. Those on the screen are asked for again
 * whenever anything in the vault changes. `key` names the question.
 */
export function useWindows<Row>(
  key: string,
  ask: (vault: Vault, window: ListWindow) => Promise<Window<Row>>,
): Windows<Row> {
  const { client } = useApp()
  const [known, setKnown] = useState<Known<Row> | null>(null)
  const shown = useRef({ from: 0, to: windowSize - 1 })
  const asked = useRef(new Set<number>())
  const turn = useRef(0)
  const askNow = useEffectEvent(ask)
  const [round, setRound] = useState(0)
  const question = `${round} ${key}`
  const load = useRef<(from: number, to: number) => void>(() => undefined)

  useEffect(() => {
    const mine = ++turn.current
    asked.current.clear()
    shown.current = { from: 0, to: windowSize - 1 }
    let askings = 0
    const answered = new Map<number, number>()
    const fetchWindow = async (from: number) => {
      asked.current.add(from)
      const asking = ++askings
      const answer = await askNow(client.vault, { from, count: windowSize }).catch(() => null)
      if (mine !== turn.current) return
      // One that was asked for earlier and comes later says what no longer is.
      if (asking < (answered.get(from) ?? 0)) return
      answered.set(from, asking)
      setKnown((before) => withWindow(before?.key === question ? before : null, question, from, answer))
    }
    load.current = (from, to) => {
      for (const start of windowsFor(from, to)) if (!asked.current.has(start)) void fetchWindow(start)
    }
    load.current(0, 0)
    const unsubscribe = onChanges(client, () => {
      asked.current.clear()
      load.current(shown.current.from, shown.current.to)
    })
    return () => {
      turn.current += 1
      unsubscribe()
    }
  }, [client, question])

  const onRange = useCallback((from: number, to: number) => {
    shown.current = { from, to }
    load.current(from, to)
  }, [])
  // While another question is on its way, the rows of the former one stay: a list does not blink while somebody types.
  return {
    total: known?.total ?? null,
    itemAt: (index) => known?.items.get(index),
    onRange,
    hasFailed: known?.key === question && known.hasFailed,
    retry: () => setRound((before) => before + 1),
  }
}

/** The starts of the windows that rows `from` to `to` (both included) lie in. */
export function windowsFor(from: number, to: number): readonly number[] {
  const starts: number[] = []
  for (let start = from - (from % windowSize); start <= to; start += windowSize) starts.push(start)
  return starts
}

/** Lays a window over what is known. A changed total moves every row, so only the new window is kept then. */
function withWindow<Row>(
  known: Known<Row> | null,
  key: string,
  from: number,
  got: Window<Row> | null,
): Known<Row> {
  if (got === null)
    return { key, total: known?.total ?? 0, items: known?.items ?? new Map(), hasFailed: true }
  const items = new Map(known?.total === got.total ? known.items : [])
  got.items.forEach((item, offset) => items.set(from + offset, item))
  return { key, total: got.total, items, hasFailed: false }
}
