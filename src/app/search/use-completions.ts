import { useEffect, useMemo, useState } from "react"
import { filtersBeginning } from "../../query/filter-words.ts"
import { termAt, type Typing } from "../../query/term-at.ts"
import type { FilterName } from "../../query/query.ts"
import type { QueryOption } from "../../ui/query-options.tsx"
import type { Suggestion } from "../../worker/api/search.ts"
import { useApp } from "../app-context.ts"
import { say } from "../strings/say.ts"
import { valueInWords } from "./filter-words.ts"

export type Completions = Readonly<{
  typing: Typing | null
  options: readonly QueryOption[]
  /** The vault has answered that nothing is like what is typed. */
  isNothing: boolean
  /** What is typed may be followed by another word of the same name, as far as the vault has answered. */
  mayGoOn: boolean
}>

const nothingMeant = { options: [], isNothing: false, mayGoOn: false }

type Found = Readonly<{ by: FilterName | null; typed: string; suggestions: readonly Suggestion[] }>

/** Every kind is among them. */
const offered = 10
/** Shorter words are too often meant as words. */
const leastOfName = 3

/** What could be meant at the caret: values of the filter that is being typed, or filters that a word is the beginning of. */
export function useCompletions(text: string, caret: number): Completions {
  const { client } = useApp()
  const typing = useMemo(() => termAt(text, caret), [text, caret])
  const by = typing?.by ?? null
  const typed = typing?.typed ?? ""
  const [found, setFound] = useState<Found>({ by: null, typed: "", suggestions: [] })
  useEffect(() => {
    if (by === null) return
    let isNewest = true
    const show = (suggestions: readonly Suggestion[]) => {
      if (isNewest) setFound({ by, typed, suggestions })
    }
    client.vault.suggest({ by, text: typed, count: offered }).then(show, () => show([]))
    return () => {
      isNewest = false
    }
  }, [client, by, typed])

  if (typing === null) return { typing, ...nothingMeant }
  if (by === null) return { typing, ...nothingMeant, options: nameOptions(typed) }
  // Those of another filter are no answer to this one; those for fewer letters are, until the newer ones are there.
  const isAnswered = found.by === by
  const options = isAnswered ? found.suggestions.map((one) => optionOf(by, one)) : []
  return {
    typing,
    options,
    isNothing: isAnswered && found.typed === typed && options.length === 0,
    mayGoOn: !isAnswered || options.some(({ label }) => /\S\s+\S/u.test(label)),
  }
}

export function optionOf(by: FilterName, { value, label, detail, count }: Suggestion): QueryOption {
  return { id: value, label: label === "" ? valueInWords(by, value) : label, detail, count }
}

function nameOptions(typed: string): readonly QueryOption[] {
  const begun = typed.toLocaleLowerCase()
  if (begun.length < leastOfName) return []
  return filtersBeginning(begun)
    .filter((name) => name.startsWith(begun))
    .map((name) => ({ id: name, label: `${name}:`, detail: say(`search.filter.${name}.more`), count: null }))
}
