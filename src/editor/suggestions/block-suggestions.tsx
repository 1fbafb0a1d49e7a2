import { Code, Heading, List, ListOrdered, ListTodo, Minus, Pilcrow, Table, TextQuote } from "lucide-react"
import { type ReactNode, useCallback, useMemo } from "react"
import { type BlockIcon, blockChoices, matchingBlocks } from "./block-choices.ts"
import { OpenSuggestions, type SuggestionProps } from "./open-suggestions.tsx"

const icons: Readonly<Record<BlockIcon, ReactNode>> = {
  text: <Pilcrow />,
  heading: <Heading />,
  bullets: <List />,
  numbers: <ListOrdered />,
  tasks: <ListTodo />,
  quote: <TextQuote />,
  code: <Code />,
  table: <Table />,
  rule: <Minus />,
}

/** Kinds of blocks, for `/`. */
export function BlockSuggestions(props: SuggestionProps) {
  const { editor, labels, suggestion } = props
  const { from, to, query } = suggestion
  const choices = useMemo(() => matchingBlocks(blockChoices(labels), query), [labels, query])
  const rows = useMemo(
    () => choices.map(({ id, label, icon }) => ({ key: id, name: label, icon: icons[icon] })),
    [choices],
  )
  const pick = useCallback(
    (index: number) => choices[index]?.run(editor.chain().focus().deleteRange({ from, to })).run(),
    [choices, editor, from, to],
  )
  return <OpenSuggestions {...props} label={labels.blocks} rows={rows} preferred={0} onPick={pick} />
}
