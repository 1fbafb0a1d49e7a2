import type { DocumentNode } from "./document.ts"

/** The ids of the contacts that are mentioned, each once, in the order in which they first are. */
export function mentionedContacts(document: DocumentNode): readonly string[] {
  const found = new Set<string>()
  const look = (node: DocumentNode): void => {
    const contact = node.type === "mention" ? node.attrs?.["contact"] : undefined
    if (typeof contact === "string") found.add(contact)
    node.content?.forEach(look)
  }
  look(document)
  return [...found]
}
