import { type ReactNode, useCallback, useMemo } from "react"
import type { Choice } from "./choice.ts"
import { MultiComboField, type MultiComboFieldProps } from "./multi-combo-field.tsx"
import type { TagHue } from "./tag-hues.ts"

export type TagFieldProps = Readonly<{
  label: string
  value: readonly string[]
  onChange: (value: readonly string[]) => void
  /** Tags that are in use already. Must keep its identity between renders. */
  suggest: (query: string) => Promise<readonly string[]>
  /** Left out where these words have no colours. Must keep its identity between renders. */
  hueOf?: (tag: string) => TagHue | null
  words: MultiComboFieldProps["words"] & Readonly<{ add: (tag: string) => string }>
  description?: ReactNode
  error?: ReactNode | undefined
}>

/** Free words, each once; those in use already are suggested. */
export function TagField({
  label,
  value,
  onChange,
  suggest,
  hueOf,
  words,
  description,
  error,
}: TagFieldProps) {
  const choiceOf = useCallback((tag: string): Choice => ({ id: tag, name: tag, hue: hueOf?.(tag) }), [hueOf])
  const search = useCallback(
    async (query: string) => (await suggest(query)).map(choiceOf),
    [suggest, choiceOf],
  )
  const creation = useMemo(
    () => ({ label: words.add, onCreate: (tag: string) => Promise.resolve(choiceOf(tag)) }),
    [words.add, choiceOf],
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
