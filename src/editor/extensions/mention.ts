import { Node } from "@tiptap/core"
import { contactId, contactName } from "../../documents/attributes.ts"

/** Somebody of the network, named in the text. Shown by the last known name; who it is, the id says. */
export const Mention = Node.create({
  name: "mention",
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
  renderHTML({ node }) {
    const { contact, name } = node.attrs as { contact: string; name: string }
    return [
      "span",
      { "data-type": "mention", "data-contact": contact, "data-name": name, class: "text-mention" },
      `@${name}`,
    ]
  },
  renderText({ node }) {
    return `@${String(node.attrs["name"])}`
  },
})
