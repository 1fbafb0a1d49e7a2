import { Extension } from "@tiptap/core"
import type { Slice } from "@tiptap/pm/model"
import { Plugin, Selection } from "@tiptap/pm/state"
import type { EditorView } from "@tiptap/pm/view"
import { type MarkSpec, markSpecOf, type NodeSpec, nodeSpecOf } from "../../documents/schema.ts"
import type { EditorNotice } from "../editor-notice.ts"
import { sanitisePasted, SanitiserFailure } from "../sanitise-html.ts"
import type { SignalOptions } from "./changes.ts"

/**
 * Everything that comes in by paste or drop. HTML reaches ProseMirror through the sanitiser only; where that fails, or
 * its result is no valid piece of a document, the plain text is taken. Pictures are left out and counted.
 */
export const Paste = Extension.create<SignalOptions>({
  name: "incoming",
  // Before other extensions' paste handling: they see what was checked here.
  priority: 2000,
  addOptions() {
    return { send: () => undefined }
  },
  addProseMirrorPlugins() {
    const { send } = this.options
    const notify = (notice: EditorNotice): void => send({ kind: "notice", notice })
    let images = 0

    /** Looks at what ProseMirror made of a paste or drop; true where there is nothing left for it to do. */
    function receive(view: EditorView, text: string, slice: Slice, dropAt: number | null): boolean {
      const count = images
      images = 0
      if (hasSoundAttributes(slice) && (hasContent(slice) || text.trim() === "")) {
        if (count > 0) notify({ kind: "images-left-out", count })
        // An empty slice would delete the selection.
        return slice.size === 0
      }
      if (text === "") return true
      notify({ kind: "pasted-as-text" })
      if (dropAt !== null)
        view.dispatch(view.state.tr.setSelection(Selection.near(view.state.doc.resolve(dropAt))))
      view.pasteText(text)
      return true
    }

    return [
      new Plugin({
        props: {
          handleDOMEvents: {
            paste: (view, event) => view.editable && refuseBareImages(event, event.clipboardData, notify),
            drop: (view, event) =>
              view.editable && view.dragging === null && refuseBareImages(event, event.dataTransfer, notify),
          },
          transformPastedHTML: (html) => {
            try {
              const sanitised = sanitisePasted(html)
              images = sanitised.images
              return sanitised.html
            } catch (error) {
              if (error instanceof SanitiserFailure) return ""
              throw error
            }
          },
          handlePaste: (view, event, slice) => receive(view, textIn(event.clipboardData), slice, null),
          handleDrop: (view, event, slice) => {
            if (view.dragging !== null) return false
            const at = view.posAtCoords({ left: event.clientX, top: event.clientY })
            return receive(view, textIn(event.dataTransfer), slice, at?.pos ?? null)
          },
        },
      }),
    ]
  },
})

/**
 * Handles what holds neither text nor HTML. ProseMirror would let the browser put it into an element of the live page
 * and read it from there, pictures and all.
 */
function refuseBareImages(
  event: Event,
  transfer: DataTransfer | null,
  notify: (notice: EditorNotice) => void,
): boolean {
  if (transfer !== null && (hasData(transfer, "text/html") || hasData(transfer, "text/plain"))) return false
  if (transfer !== null && hasData(transfer, "text/uri-list")) return false
  event.preventDefault()
  const files = [...(transfer?.files ?? [])]
  const count = files.filter((file) => file.type.startsWith("image/")).length
  if (count > 0) notify({ kind: "images-left-out", count })
  return true
}

function hasData(transfer: DataTransfer, type: string): boolean {
  return transfer.getData(type) !== ""
}

function textIn(transfer: DataTransfer | null): string {
  return transfer?.getData("text/plain") ?? ""
}

/** ProseMirror validates what it loads, but not what it pastes. */
function hasSoundAttributes(slice: Slice): boolean {
  let isSound = true
  slice.content.descendants((node) => {
    isSound &&=
      accepts(nodeSpecOf(node.type.name), node.attrs) &&
      node.marks.every((mark) => accepts(markSpecOf(mark.type.name), mark.attrs))
    return isSound
  })
  return isSound
}

function accepts(spec: NodeSpec | MarkSpec | undefined, values: Readonly<Record<string, unknown>>): boolean {
  if (spec === undefined) return false
  return Object.entries(spec.attributes).every(([name, attribute]) => attribute.accepts(values[name]))
}

function hasContent(slice: Slice): boolean {
  let found = false
  slice.content.descendants((node) => {
    if (node.isText || node.isAtom || node.type.name === "table") found = true
    return !found
  })
  return found
}
