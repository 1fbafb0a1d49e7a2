import { Extension } from "@tiptap/core"
import { DOMSerializer, type Mark } from "@tiptap/pm/model"
import { Plugin } from "@tiptap/pm/state"
import { openableLink } from "../../documents/link-target.ts"

/** Gives copied links their real `href`, which other programs need and the page itself never has. */
export const ClipboardLinks = Extension.create({
  name: "clipboardLinks",
  addProseMirrorPlugins() {
    const { schema } = this.editor
    const marks = {
      ...DOMSerializer.marksFromSchema(schema),
      link: (mark: Mark) => {
        const href = String(mark.attrs["href"])
        return openableLink(href) === null ? (["span", 0] as const) : (["a", { href }, 0] as const)
      },
    }
    const clipboardSerializer = new DOMSerializer(DOMSerializer.nodesFromSchema(schema), marks)
    return [new Plugin({ props: { clipboardSerializer } })]
  },
})
