import { useEffect, useState } from "react"
import type { Choice, ChoiceSearch } from "./choice.ts"

export type FoundChoices = Readonly<{
  choices: readonly Choice[]
  /** Whether they answer what is asked now, and not what was asked before. */
  isAnswered: boolean
}>

/** The answer to the newest question; what was found before stands until it is there. A refused search finds nothing. */
export function useChoiceSearch(search: ChoiceSearch, typed: string, isWanted: boolean): FoundChoices {
  const query = typed.trim()
  const [found, setFound] = useState<Readonly<{ query: string | null; choices: readonly Choice[] }>>({
    query: null,
    choices: [],
  })
  useEffect(() => {
    if (!isWanted) return
    let isNewest = true
    const show = (choices: readonly Choice[]) => {
      if (isNewest) setFound({ query, choices })
    }
    search(query).then(show, () => show([]))
    return () => {
      isNewest = false
    }
  }, [search, query, isWanted])
  return { choices: found.choices, isAnswered: found.query === query }
}
