import type { DocumentNode, JournalDocument } from "../../../src/documents/document.ts"
import { fromMarkdown } from "../../../src/documents/markdown/from-markdown.ts"
import { parseDocument } from "../../../src/documents/parse-document.ts"
import type { RecordId } from "../../../src/domain/envelope.ts"
import { must } from "../must.ts"

type Mentioned = ReadonlyMap<string, Readonly<{ id: RecordId; name: string }>>

/** The document of a Markdown text in which `@ines` mentions the person of that key. Throws where there is no such person. */
export function sampleDocument(markdown: string, mentioned: Mentioned): JournalDocument {
  const { document, leftOut } = must(fromMarkdown(markdown))
  if (leftOut.length > 0) throw new Error(`No document has a place for all of "${markdown}"`)
  return must(parseDocument(withMentions(document, mentioned)))
}

function withMentions(node: DocumentNode, mentioned: Mentioned): DocumentNode {
  if (node.content === undefined) return node
  const content = node.content.flatMap((child) =>
    child.type === "text" ? inline(child, mentioned) : [withMentions(child, mentioned)],
  )
  return { ...node, content }
}

function inline(node: DocumentNode, mentioned: Mentioned): readonly DocumentNode[] {
  return (node.text ?? "").split(/@([a-z]+)/u).flatMap((part, at): readonly DocumentNode[] => {
    if (at % 2 === 0) return part === "" ? [] : [{ ...node, text: part }]
    const person = mentioned.get(part)
    if (person === undefined) throw new Error(`Nobody is called @${part}`)
    return [{ type: "mention", attrs: { contact: person.id, name: person.name } }]
  })
}
