import { useCallback, useEffect, useRef, useState } from "react"
import type { RecordId } from "../../domain/envelope.ts"
import { useApp } from "../app-context.ts"

export type Previews = Readonly<{
  /** Empty as long as it is not known. */
  previewOf: (id: RecordId) => string
  want: (id: RecordId) => void
}>

/** The first words of entries, asked for as they come up on the screen and again when they change. */
export function usePreviews(): Previews {
  const { client } = useApp()
  const [known, setKnown] = useState<ReadonlyMap<RecordId, string>>(new Map())
  const asked = useRef(new Set<RecordId>())
  const due = useRef<RecordId[]>([])

  const ask = useCallback(async () => {
    const ids = due.current
    due.current = []
    const words = await client.vault.previews(ids).catch(() => [])
    setKnown((before) => new Map([...before, ...ids.map((id, at) => [id, words[at] ?? ""] as const)]))
  }, [client])
  const want = useCallback(
    (id: RecordId) => {
      if (asked.current.has(id)) return
      asked.current.add(id)
      // All rows that are drawn together are one question.
      if (due.current.push(id) === 1) queueMicrotask(() => void ask())
    },
    [ask],
  )
  useEffect(() => {
    const forget = asked.current
    return client.subscribe((event) => {
      if (event.kind !== "changed" || !forget.delete(event.id)) return
      want(event.id)
    })
  }, [client, want])

  return { previewOf: (id) => known.get(id) ?? "", want }
}
