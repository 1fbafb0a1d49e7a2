import { useEffect, useState } from "react"
import type { SearchState } from "../../worker/api/search.ts"
import { useApp } from "../app-context.ts"

/** How far the index is; null before the first answer. */
export function useSearchState(): SearchState | null {
  const { client } = useApp()
  const [state, setState] = useState<SearchState | null>(null)
  useEffect(() => {
    let isHeard = false
    const unsubscribe = client.subscribe((event) => {
      if (event.kind !== "search-state") return
      isHeard = true
      setState(event.state)
    })
    // What was heard meanwhile is newer than the answer.
    void client.vault.searchState().then(
      (now) => !isHeard && setState(now),
      () => undefined,
    )
    return () => {
      isHeard = true
      unsubscribe()
    }
  }, [client])
  return state
}
