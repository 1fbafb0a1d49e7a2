import type { JournalDocument } from "../documents/document.ts"
import type { EditorLabels } from "./editor-labels.ts"
import type { Mentions } from "./mentions/mention-props.ts"

/** The text as it stood after one change. Cheap to make at every keystroke: nothing is serialised until asked for. */
export type DocumentChange = Readonly<{
  /** Stays valid, and stays the same text, after later changes and after the editor is gone. */
  toDocument(): JournalDocument
  /** A position for `initialCaret`. */
  caret: number
}>

export type DocumentEditorProps = Readonly<{
  /** Another id means another text: the editor starts anew from `value`, with an undo history of its own. */
  documentId: string
  /**
   * The stored document exactly as it came; null or undefined starts an empty one. Read once for each `documentId`.
   * What `parseDocument` refuses is shown as it was kept, read-only, and `onChange` is never called for it.
   */
  value: unknown
  /** What a screen reader calls the text. */
  label: string
  placeholder?: string
  readOnly?: boolean
  autoFocus?: boolean
  /** A `caret` of an earlier change or of `onCaretMove`; brought into the text where it lies outside. */
  initialCaret?: number
  /** Called for what the owner changed, never by loading. */
  onChange?: (change: DocumentChange) => void
  onCaretMove?: (caret: number) => void
  /** With an http, https or mailto address; nothing was opened yet. */
  onOpenLink?: (href: string) => void
  /** Who can be named with `@`. Without it mentions show the last name that was known, and `@` offers nobody. */
  mentions?: Mentions
  labels: EditorLabels
}>
