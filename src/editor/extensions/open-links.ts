import { Extension } from "@tiptap/core"
import { Plugin } from "@tiptap/pm/state"
import { Decoration, DecorationSet } from "@tiptap/pm/view"
import { openableLink } from "../../documents/link-target.ts"
import type { SignalOptions } from "./changes.ts"

/**
 * Hands an address on when its link is clicked: in a text that is only read, by any click or Enter; while writing, by
 * Ctrl or Command and a click. Nothing is opened here.
 */
export const OpenLinks = Extension.create<SignalOptions>({
  name: "openLinks",
  addOptions() {
    return { send: () => undefined }
  },
  addProseMirrorPlugins() {
    const { send } = this.options
    const openFrom = (event: Event): boolean => {
      const link = event.target instanceof Element ? event.target.closest("[data-href]") : null
      const href = link?.getAttribute("data-href") ?? ""
      if (openableLink(href) === null) return false
      event.preventDefault()
      send({ kind: "open-link", href })
      return true
    }
    return [
      new Plugin({
        props: {
          handleDOMEvents: {
            click: (view, event) =>
              event.button === 0 && (!view.editable || event.ctrlKey || event.metaKey) && openFrom(event),
            keydown: (view, event) => !view.editable && event.key === "Enter" && openFrom(event),
            // A middle click would paste the primary selection in place of following the link.
            auxclick: (_view, event) => event.button === 1 && openFrom(event),
          },
          // While writing, a focusable link inside the text would take the caret away.
          decorations: (state) => {
            if (this.editor.isEditable) return null
            const links: Decoration[] = []
            state.doc.descendants((node, position) => {
              const link = node.marks.find((mark) => mark.type.name === "link")
              if (link !== undefined && openableLink(String(link.attrs["href"])) !== null)
                links.push(
                  Decoration.inline(position, position + node.nodeSize, {
                    nodeName: "span",
                    role: "link",
                    tabindex: "0",
                    "data-href": String(link.attrs["href"]),
                  }),
                )
            })
            return DecorationSet.create(state.doc, links)
          },
        },
      }),
    ]
  },
})
