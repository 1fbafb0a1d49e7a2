import { Node } from "@tiptap/core"
import { NodeSelection } from "@tiptap/pm/state"
import { contactId, contactName } from "../../documents/attributes.ts"
import { createMentionSource, type MentionSource } from "../mentions/mention-source.ts"
import { mentionView, shownName } from "../mentions/mention-view.ts"

export type MentionOptions = Readonly<{
  source: MentionSource
  /** What is said of somebody who is no longer there. */
  goneLabel: string
}>

/** Somebody of the network, named in the text. Who it is, the id says; the name is the last one that was known. */
export const Mention = Node.create<MentionOptions>({
  name: "mention",
  addOptions() {
    return { source: createMentionSource(), goneLabel: "" }
  },
  parseHTML() {
    return [
      {
        tag: 'span[data-type="mention"]',
        getAttrs: (element) => {
          const contact = element.getAttribute("data-contact")
          const name = element.getAttribute("data-name")
          return contactId.accepts(contact) && contactName.accepts(name) ? { contact, name } : false
        },
      },
    ]
  },
  // What is copied takes the present name along.
  renderHTML({ node }) {
    const name = shownName(this.options.source, node)
    return [
      "span",
      {
        "data-type": "mention",
        "data-contact": String(node.attrs["contact"]),
        "data-name": name,
        class: "text-mention",
      },
      `@${name}`,
    ]
  },
  renderText({ node }) {
    return `@${shownName(this.options.source, node)}`
  },
  addNodeView() {
    const { source, goneLabel } = this.options
    return ({ node, editor }) => mentionView(node, editor, source, goneLabel)
  },
  addKeyboardShortcuts() {
    return {
      Enter: ({ editor }) => {
        const { selection } = editor.state
        const isMention = selection instanceof NodeSelection && selection.node.type.name === this.name
        if (!isMention || !this.options.source.canOpen()) return false
        this.options.source.open(String(selection.node.attrs["contact"]))
        return true
      },
    }
  },
})
