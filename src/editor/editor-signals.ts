import type { Node } from "@tiptap/pm/model"
import type { EditorNotice } from "./editor-notice.ts"

/** What the editor's extensions tell the component around them. */
export type EditorSignal =
  | Readonly<{ kind: "changed"; document: Node; caret: number }>
  | Readonly<{ kind: "caret-moved"; caret: number }>
  | Readonly<{ kind: "edit-link" | "enter-toolbar" }>
  | Readonly<{ kind: "open-link"; href: string }>
  | Readonly<{ kind: "notice"; notice: EditorNotice }>

export type EditorSignals = Readonly<{
  send: (signal: EditorSignal) => void
  /** One listener at a time; gives back what ends the listening. */
  listen: (listener: (signal: EditorSignal) => void) => () => void
}>

/** Extensions are made once and outlive a render: they reach the newest properties through this. */
export function createEditorSignals(): EditorSignals {
  let current: ((signal: EditorSignal) => void) | null = null
  return {
    send: (signal) => current?.(signal),
    listen: (listener) => {
      current = listener
      return () => {
        if (current === listener) current = null
      }
    },
  }
}
