import { useCallback, useEffect, useEffectEvent, useRef, useState } from "react"
import type { LocalDate } from "../../base/local-date.ts"
import type { Query } from "../../query/query.ts"
import type { SearchAnswer } from "../../worker/api/search.ts"
import { useApp } from "../app-context.ts"
import { onChanges } from "../vault-client.ts"

/** Of each kind, before all of one is asked for. */
export const shownOfKind = 5
/** While the index is being made, what is found is asked for again this often. */
const againMs = 700

export type Found = Readonly<{
  /** To a former question while the answer to the newest is on its way; null before the first. */
  answer: SearchAnswer | null
  hasFailed: boolean
  retry: () => void
}>

const nothingFound: Omit<Found, "retry"> = { answer: null, hasFailed: false }

/**
 * What was found for `query`, `key` being its name; asked again whenever the vault or its index changes. One question is
 * under way at a time: whoever types faster than the vault answers gets the newest one next.
 */
export function useFound(query: Query, key: string, today: LocalDate): Found {
  const { client } = useApp()
  const [found, setFound] = useState(nothingFound)
  const isBlank = query.terms.length === 0
  const [round, setRound] = useState(0)
  const askAgain = useCallback(() => setRound((before) => before + 1), [])
  const state = useRef<"free" | "asking" | "due">("free")
  const ask = useEffectEvent(async () => {
    if (isBlank) return
    if (state.current !== "free") {
      state.current = "due"
      return
    }
    state.current = "asking"
    const answer = await client.vault.search({ query, today, count: shownOfKind }).catch(() => null)
    const isDue = (state.current as string) === "due"
    state.current = "free"
    setFound((before) => ({ answer: answer ?? before.answer, hasFailed: answer === null }))
    if (isDue) askAgain()
  })

  useEffect(() => {
    void ask()
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- each of them is a reason to ask
  }, [key, today, round])
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null
    const unsubscribe = client.subscribe((event) => {
      if (event.kind !== "search-state" || timer !== null) return
      timer = setTimeout(
        () => {
          timer = null
          askAgain()
        },
        event.state.kind === "ready" ? 0 : againMs,
      )
    })
    const endChanges = onChanges(client, askAgain)
    return () => {
      unsubscribe()
      endChanges()
      if (timer !== null) clearTimeout(timer)
    }
  }, [client, askAgain])
  return isBlank ? { ...nothingFound, retry: askAgain } : { ...found, retry: askAgain }
}
