import { useCallback, useEffect, useEffectEvent, useRef, useState } from "react"
import type { RecordId } from "../../domain/envelope.ts"
import type { Query } from "../../query/query.ts"
import type { Snippet } from "../../worker/api/search.ts"
import { useApp } from "../app-context.ts"
import { onChanges } from "../vault-client.ts"

export type Snippets = Readonly<{
  /** Of a former question until the one to this is there; undefined where none is known. */
  snippetOf: (id: RecordId) => Snippet | undefined
  /** Keeps its identity as long as the question stays and nothing changed. */
  want: (id: RecordId) => void
}>

type Known = ReadonlyMap<RecordId, Snippet>
const nothingKnown: Known = new Map()
/** What is kept of rows that were scrolled past. */
const mostKept = 2_000

/** The marked places of what is on the screen, asked for as rows come up. A query of filters alone marks nothing. */
export function useSnippets(query: Query, key: string): Snippets {
  const { client } = useApp()
  const hasWords = query.terms.some(({ kind, isNot }) => kind !== "filter" && !isNot)
  const [known, setKnown] = useState<Known>(nothingKnown)
  const [round, setRound] = useState(0)
  const question = `${round} ${key}`
  const asking = useRef({ question: "", query, asked: new Set<RecordId>(), due: [] as RecordId[] })
  const begin = useEffectEvent((asked: string) => {
    asking.current = { question: asked, query, asked: new Set(), due: [] }
  })
  useEffect(() => begin(question), [question])
  useEffect(() => onChanges(client, () => setRound((before) => before + 1)), [client])

  const want = useCallback(
    (id: RecordId) => {
      if (!hasWords) return
      // After the effect above, which runs once the rows of a new question were drawn.
      queueMicrotask(() => {
        const now = asking.current
        if (now.question !== question || now.asked.has(id)) return
        now.asked.add(id)
        // All rows that are drawn together are one question.
        if (now.due.push(id) > 1) return
        queueMicrotask(() => {
          const ids = now.due.splice(0)
          void client.vault.snippets(now.query, ids).then(
            (snippets) => {
              if (asking.current !== now) return
              setKnown((before) => withSnippets(before, snippets))
            },
            () => undefined,
          )
        })
      })
    },
    [client, question, hasWords],
  )
  return { snippetOf: (id) => (hasWords ? known.get(id) : undefined), want }
}

function withSnippets(known: Known, snippets: readonly Snippet[]): Known {
  const kept = known.size > mostKept ? [] : known
  return new Map([...kept, ...snippets.map((snippet) => [snippet.id, snippet] as const)])
}
