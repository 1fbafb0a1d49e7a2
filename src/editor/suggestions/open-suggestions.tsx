import type { Editor } from "@tiptap/core"
import { useCallback, useEffect, useId, useState } from "react"
import type { EditorLabels } from "../editor-labels.ts"
import { dismissSuggestion } from "../extensions/suggestions.ts"
import { rowId, SuggestionList, type SuggestionRow } from "./suggestion-list.tsx"
import type { Suggestion, SuggestionPort } from "./suggestion-port.ts"

export type SuggestionProps = Readonly<{
  editor: Editor
  port: SuggestionPort
  labels: EditorLabels
  suggestion: Suggestion
}>

/** The list with its keys: arrows go round, Enter and Tab take the active row, Escape puts the list away. */
export function OpenSuggestions({
  editor,
  port,
  labels,
  suggestion,
  label,
  rows,
  preferred,
  onPick,
}: SuggestionProps &
  Readonly<{
    label: string
    rows: readonly SuggestionRow[]
    /** The row that is active until another is chosen, or -1. */
    preferred: number
    onPick: (index: number) => void
  }>) {
  const id = useId()
  const [moved, setMoved] = useState<Readonly<{ query: string; index: number }> | null>(null)
  const active = moved?.query === suggestion.query && moved.index < rows.length ? moved.index : preferred
  const activate = (index: number) => setMoved({ query: suggestion.query, index })

  const takeKey = (event: KeyboardEvent): boolean => {
    const { key } = event
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || rows.length === 0) return false
    if (key === "ArrowDown") activate((active + 1) % rows.length)
    else if (key === "ArrowUp") activate(active <= 0 ? rows.length - 1 : active - 1)
    else if (key === "Escape") editor.view.dispatch(dismissSuggestion(editor.state.tr))
    else if ((key === "Enter" || key === "Tab") && active >= 0) onPick(active)
    else return false
    // Escape would otherwise close what the text stands in.
    event.stopPropagation()
    return true
  }
  useEffect(() => port.takeKeys(takeKey))
  useEffect(() => {
    const text = editor.view.dom
    const told = {
      "aria-autocomplete": "list",
      "aria-controls": id,
      "aria-haspopup": "listbox",
      ...(active >= 0 && { "aria-activedescendant": rowId(id, active) }),
    }
    if (rows.length > 0) for (const [name, value] of Object.entries(told)) text.setAttribute(name, value)
    return () => {
      for (const name of Object.keys(told)) text.removeAttribute(name)
    }
  }, [editor, id, active, rows.length])

  const anchorOf = useCallback(() => {
    const last = editor.state.doc.content.size
    return editor.view.coordsAtPos(Math.min(suggestion.from, last))
  }, [editor, suggestion.from])
  return (
    <>
      <output className="sr-only">{rows.length > 0 && labels.suggestionCount(rows.length)}</output>
      {rows.length > 0 && (
        <SuggestionList
          id={id}
          label={label}
          rows={rows}
          active={active}
          anchorOf={anchorOf}
          onActivate={activate}
          onPick={onPick}
        />
      )}
    </>
  )
}
