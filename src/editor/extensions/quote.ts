import { Blockquote } from "@tiptap/extension-blockquote"
import { AllSelection, TextSelection } from "@tiptap/pm/state"

/** TipTap cannot take a quote off again while everything is selected, and would then let Mod-Shift-b be bold's. */
export const Quote = Blockquote.extend({
  // Bold binds Mod-B, which Mod-Shift-b also is.
  priority: 200,
  addCommands() {
    return {
      ...this.parent?.(),
      toggleBlockquote:
        () =>
        ({ chain }) =>
          chain()
            .command(({ tr }) => {
              if (tr.selection instanceof AllSelection)
                tr.setSelection(TextSelection.between(tr.doc.resolve(0), tr.doc.resolve(tr.doc.content.size)))
              return true
            })
            .toggleWrap(this.name)
            .run(),
    }
  },
  addKeyboardShortcuts() {
    return {
      "Mod-Shift-b": () => {
        this.editor.commands.toggleBlockquote()
        return true
      },
    }
  },
})
