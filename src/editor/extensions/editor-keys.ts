import { Extension } from "@tiptap/core"
import { Plugin } from "@tiptap/pm/state"
import type { EditorView } from "@tiptap/pm/view"
import type { SignalOptions } from "./changes.ts"

/**
 * `Mod-K` edits a link where there is a selection or a link, and is the app's own otherwise. `Alt-F10` goes to the
 * toolbar, the way out of a table or list, where Tab means something else.
 */
export const EditorKeys = Extension.create<SignalOptions>({
  name: "editorKeys",
  addOptions() {
    return { send: () => undefined }
  },
  addProseMirrorPlugins() {
    const { send } = this.options
    return [
      new Plugin({
        props: {
          handleKeyDown: (view, event) => {
            const isMod = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey
            if (isMod && event.key.toLowerCase() === "k" && mayLink(view)) send({ kind: "edit-link" })
            else if (event.altKey && event.key === "F10") send({ kind: "enter-toolbar" })
            else return false
            // The palette and other shortcuts of the page listen further up.
            event.stopPropagation()
            return true
          },
        },
      }),
    ]
  },
})

function mayLink({ state, editable }: EditorView): boolean {
  const { selection, schema } = state
  if (!editable) return false
  return !selection.empty || selection.$from.marks().some((mark) => mark.type === schema.marks["link"])
}
