import type { Editor } from "@tiptap/core"
import type { Node } from "@tiptap/pm/model"
import type { NodeView } from "@tiptap/pm/view"
import type { MentionSource } from "./mention-source.ts"

/** The name to show for a mention: the present one, or the last that was known. */
export function shownName(source: MentionSource, node: Node): string {
  const { name, state } = source.nameOf(String(node.attrs["contact"]))
  return state === "here" && name !== "" ? name : String(node.attrs["name"])
}

/**
 * A mention in the page. In a text that is only read it is a link; while writing, a focusable part of the text would
 * take the caret away, so it is opened by Ctrl or Command and a click, or by Enter once it is selected.
 */
export function mentionView(first: Node, editor: Editor, source: MentionSource, goneLabel: string): NodeView {
  let node = first
  const dom = document.createElement("span")
  const shown = document.createElement("bdi")
  const gone = document.createElement("span")
  gone.className = "sr-only"
  const draw = () => {
    const isGone = source.nameOf(String(node.attrs["contact"])).state === "gone"
    const opens = !editor.isEditable && source.canOpen() && !isGone
    dom.className = "text-mention"
    dom.dataset["type"] = "mention"
    dom.toggleAttribute("data-gone", isGone)
    setOrRemove(dom, "title", isGone ? goneLabel : null)
    setOrRemove(dom, "role", opens ? "link" : null)
    setOrRemove(dom, "tabindex", opens ? "0" : null)
    shown.textContent = `@${shownName(source, node)}`
    gone.textContent = isGone ? ` (${goneLabel})` : ""
  }
  dom.append(shown, gone)
  draw()

  const open = (event: Event) => {
    if (!source.canOpen() || source.nameOf(String(node.attrs["contact"])).state === "gone") return
    event.preventDefault()
    source.open(String(node.attrs["contact"]))
  }
  dom.addEventListener("click", (event) => {
    if (event.button === 0 && (!editor.isEditable || event.ctrlKey || event.metaKey)) open(event)
  })
  dom.addEventListener("keydown", (event) => {
    if (!editor.isEditable && event.key === "Enter") open(event)
  })
  const unsubscribe = source.subscribe(draw)
  return {
    dom,
    update: (changed) => {
      if (changed.type !== node.type) return false
      node = changed
      draw()
      return true
    },
    selectNode: () => dom.classList.add("ProseMirror-selectednode"),
    deselectNode: () => dom.classList.remove("ProseMirror-selectednode"),
    ignoreMutation: () => true,
    destroy: unsubscribe,
  }
}

function setOrRemove(element: Element, name: string, value: string | null): void {
  if (value === null) element.removeAttribute(name)
  else element.setAttribute(name, value)
}
