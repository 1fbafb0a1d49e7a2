import type { Editor } from "@tiptap/core"
import { Plus } from "lucide-react"
import { useCallback, useMemo } from "react"
import { type Choice, choiceRows } from "../../ui/choice.ts"
import { useChoiceSearch } from "../../ui/use-choice-search.ts"
import { dismissedAt, dismissSuggestion } from "../extensions/suggestions.ts"
import type { Mentions } from "../mentions/mention-props.ts"
import { plainLetters } from "./plain-letters.ts"
import { OpenSuggestions, type SuggestionProps } from "./open-suggestions.tsx"

/** Those who can be named, for `@`. The offer to add somebody is never what Enter takes unless it was walked to. */
export function PersonSuggestions({
  mentions,
  ...props
}: SuggestionProps & Readonly<{ mentions: Mentions }>) {
  const { editor, labels, suggestion } = props
  const { query, from, to } = suggestion
  const { search, create } = mentions
  const { choices, isAnswered } = useChoiceSearch(search, query, true)
  const found = useMemo(() => {
    // What was found for less than is typed now: Enter must not take somebody else.
    const fitting = isAnswered ? choices : choices.filter(({ name }) => mayFit(name, query))
    const creation = create === undefined ? undefined : { label: labels.addPerson, onCreate: create }
    return choiceRows(fitting, query, creation)
  }, [choices, isAnswered, query, create, labels])
  const rows = useMemo(
    () =>
      found.map((row) =>
        row.kind === "new"
          ? { key: row.key, name: row.label, icon: <Plus /> }
          : { key: row.key, name: row.choice.name, detail: row.choice.detail },
      ),
    [found],
  )

  const pick = useCallback(
    (index: number) => {
      const row = found[index]
      if (row?.kind === "choice") return putMention(editor, from, to, row.choice)
      if (row === undefined || create === undefined) return
      const typed = editor.state.doc.textBetween(from, to)
      editor.view.dispatch(dismissSuggestion(editor.state.tr))
      void create(row.name).then((made) => {
        const at = editor.isDestroyed ? null : dismissedAt(editor.state)
        if (made === null || at === null) return
        const end = Math.min(at + typed.length, editor.state.doc.content.size)
        // Whoever wrote on meanwhile keeps what was written.
        if (editor.state.doc.textBetween(at, end) === typed) putMention(editor, at, end, made)
      })
    },
    [found, editor, from, to, create],
  )
  return (
    <OpenSuggestions
      {...props}
      label={labels.people}
      rows={rows}
      preferred={found[0]?.kind === "choice" ? 0 : -1}
      onPick={pick}
    />
  )
}

function mayFit(name: string, query: string): boolean {
  return plainLetters(name).includes(plainLetters(query.trim()))
}

function putMention(editor: Editor, from: number, to: number, { id, name }: Choice): void {
  const { state, view } = editor
  const type = state.schema.nodes["mention"]
  if (type === undefined) return
  const marks = state.doc.resolve(from).marks()
  const after = state.doc.textBetween(to, Math.min(to + 1, state.doc.resolve(to).end()))
  const mention = type.create({ contact: id, name: name.slice(0, 1000) }, null, marks)
  const space = /^[\s.,;:!?)]/u.test(after) ? [] : [state.schema.text(" ", marks)]
  view.dispatch(state.tr.replaceWith(from, to, [mention, ...space]).scrollIntoView())
  view.focus()
}
