import { Extension } from "@tiptap/core"
import { type EditorState, Plugin, PluginKey, type Transaction } from "@tiptap/pm/state"
import type { Suggestion, SuggestionPort } from "../suggestions/suggestion-port.ts"
import { triggerBefore } from "../suggestions/trigger.ts"

export type SuggestionOptions = Readonly<{
  port: SuggestionPort | null
  /** Where nobody can be named, `@` is a sign like any other. */
  hasPeople: () => boolean
}>

type Asked = Readonly<{
  suggestion: Suggestion | null
  /** Where a list was put away: it stays so until the sign there is gone. */
  dismissed: number | null
}>

const key = new PluginKey<Asked>("suggestions")

/** Ends what is asked for, for the sign that asked. */
export function dismissSuggestion(transaction: Transaction): Transaction {
  return transaction.setMeta(key, "dismiss")
}

/** Where the sign now stands whose list was put away last. */
export function dismissedAt(state: EditorState): number | null {
  return key.getState(state)?.dismissed ?? null
}

/**
 * Asks for suggestions while `@…` or `/…` is typed. Only typing opens them: text that is loaded, pasted or brought back,
 * and a caret that is only moved, do not.
 */
export const Suggestions = Extension.create<SuggestionOptions>({
  name: "suggestions",
  // Its keys come before those of lists and tables.
  priority: 1500,
  addOptions() {
    return { port: null, hasPeople: () => false }
  },
  addProseMirrorPlugins() {
    const { port, hasPeople } = this.options
    return [
      new Plugin<Asked>({
        key,
        state: {
          init: () => ({ suggestion: null, dismissed: null }),
          apply: (transaction, before, _old, state) => next(transaction, before, state, hasPeople),
        },
        view: () => ({
          update: (view) =>
            port?.publish(view.editable ? (key.getState(view.state)?.suggestion ?? null) : null),
          destroy: () => port?.publish(null),
        }),
        props: {
          handleKeyDown: (view, event) =>
            !event.isComposing && !view.composing && port?.current() !== null && port?.press(event) === true,
          handleDOMEvents: {
            blur: (view) => {
              if (key.getState(view.state)?.suggestion !== null)
                view.dispatch(dismissSuggestion(view.state.tr))
              return false
            },
          },
        },
      }),
    ]
  },
})

function next(transaction: Transaction, before: Asked, state: EditorState, hasPeople: () => boolean): Asked {
  const dismissed = before.dismissed === null ? null : transaction.mapping.map(before.dismissed)
  if (transaction.getMeta(key) === "dismiss")
    return { suggestion: null, dismissed: before.suggestion?.from ?? dismissed }
  if (!transaction.docChanged && !transaction.selectionSet) return before
  const found = suggestionAt(state)
  if (found === null || (found.kind === "person" && !hasPeople()))
    return { suggestion: null, dismissed: null }
  if (found.from === dismissed) return { suggestion: null, dismissed }
  const isOpen =
    before.suggestion !== null && transaction.mapping.map(before.suggestion.from, -1) === found.from
  return isOpen || isTyped(transaction)
    ? { suggestion: found, dismissed: null }
    : { suggestion: null, dismissed: null }
}

function suggestionAt({ selection, schema }: EditorState): Suggestion | null {
  const { $from, empty } = selection
  const { parent } = $from
  if (!empty || !parent.isTextblock || parent.type.spec.code === true) return null
  const code = schema.marks["code"]
  if (code !== undefined && $from.marks().some((mark) => mark.type === code)) return null
  const before = parent.textBetween(0, $from.parentOffset, undefined, "\uFFFC")
  const trigger = triggerBefore(before.replaceAll("\uFFFC", " "))
  // A mention inside what was typed is not part of a name.
  if (trigger === null || before.slice(-trigger.length).includes("\uFFFC")) return null
  return {
    kind: trigger.kind,
    query: trigger.query,
    from: $from.pos - trigger.length,
    to: $from.pos,
  }
}

function isTyped(transaction: Transaction): boolean {
  const isOther = ["paste", "uiEvent", "history$", "preventUpdate"].some(
    (meta) => transaction.getMeta(meta) !== undefined,
  )
  return transaction.docChanged && !isOther
}
