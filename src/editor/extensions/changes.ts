import { Extension } from "@tiptap/core"
import { Plugin } from "@tiptap/pm/state"
import type { EditorSignals } from "../editor-signals.ts"

export type SignalOptions = Readonly<{ send: EditorSignals["send"] }>

/** Tells what the owner changed. Loading a document is no change: only a state that follows another one is told. */
export const Changes = Extension.create<SignalOptions>({
  name: "changes",
  addOptions() {
    return { send: () => undefined }
  },
  addProseMirrorPlugins() {
    const { send } = this.options
    return [
      new Plugin({
        view: () => ({
          update: ({ state }, before) => {
            const caret = state.selection.head
            if (state.doc !== before.doc) send({ kind: "changed", document: state.doc, caret })
            if (caret !== before.selection.head) send({ kind: "caret-moved", caret })
          },
        }),
      }),
    ]
  },
})
