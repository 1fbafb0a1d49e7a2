import { Extension } from "@tiptap/core"
import { Plugin } from "@tiptap/pm/state"
import { staysWithinLimits } from "../document-limits.ts"
import type { EditorNotice } from "../editor-notice.ts"
import type { SignalOptions } from "./changes.ts"

/** Refuses a change after which the document could not be read again, and says so. */
export const Limits = Extension.create<SignalOptions>({
  name: "limits",
  addOptions() {
    return { send: () => undefined }
  },
  addProseMirrorPlugins() {
    const { send } = this.options
    const notify = (notice: EditorNotice): void => send({ kind: "notice", notice })
    return [
      new Plugin({
        filterTransaction: (transaction) => {
          if (!transaction.docChanged || staysWithinLimits(transaction)) return true
          const isPaste = transaction.getMeta("paste") === true || transaction.getMeta("uiEvent") === "drop"
          notify({ kind: isPaste ? "paste-too-large" : "change-too-large" })
          return false
        },
      }),
    ]
  },
})
