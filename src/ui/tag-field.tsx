import { type ReactNode, useCallback, useMemo } from "react"
import type { Choice } from "./choice.ts"
import { MultiComboField, type MultiComboFieldProps } from "./multi-combo-field.tsx"

export type TagFieldProps = Readonly<{
  label: string
  value: readonly string[]
  onChange: (value: readonly string[]) => void
  /** Tags that are in use already. Must keep its identity between renders. */
  suggest: (query: string) => Promise<readonly string[]>
  words: MultiComboFieldProps["words"] & Readonly<{ add: (tag: string) => string }>
  description?: ReactNode
  error?: ReactNode | undefined
}>

/** Free words, each once; those in use already are suggested. */
export function TagField({ label, value, onChange, suggest, words, description, error }: TagFieldProps) {
  const search = useCallback(async (query: string) => (await suggest(query)).map(choiceOf), [suggest])
  const creation = useMemo(
    () => ({ label: words.add, onCreate: (tag: string) => Promise.resolve(choiceOf(tag)) }),
    [words.add],
  )
  return (
    <MultiComboField
      label={label}
      value={value.map(choiceOf)}
      onChange={(chosen) => onChange(chosen.map(({ id }) => id))}
      search={search}
      creation={creation}
      words={words}
      takesAnyText
      {...(description !== undefined && { description })}
      error={error}
    />
  )
}

function choiceOf(tag: string): Choice {
  return { id: tag, name: tag }
}
