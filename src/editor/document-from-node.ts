import type { Node } from "@tiptap/pm/model"
import type { AttributeSpec } from "../documents/attributes.ts"
import type { AttributeValue, DocumentMark, DocumentNode, JournalDocument } from "../documents/document.ts"
import { type MarkName, markSpecOf, type NodeName, nodeSpecOf } from "../documents/schema.ts"

/** The document as it is stored: ProseMirror's JSON without the attributes that only repeat their default. */
export function documentFromNode(root: Node): JournalDocument {
  return nodeToJson(root) as JournalDocument
}

function nodeToJson(node: Node): DocumentNode {
  const type = node.type.name as NodeName
  const attrs = changedAttributes(nodeSpecOf(type)?.attributes, node.attrs)
  const marks = node.marks.map((mark): DocumentMark => {
    const markAttrs = changedAttributes(markSpecOf(mark.type.name)?.attributes, mark.attrs)
    return { type: mark.type.name as MarkName, ...(markAttrs !== null && { attrs: markAttrs }) }
  })
  return {
    type,
    ...(attrs !== null && { attrs }),
    ...(node.childCount > 0 && { content: node.children.map(nodeToJson) }),
    ...(marks.length > 0 && { marks }),
    ...(node.text !== undefined && { text: node.text }),
  }
}

function changedAttributes(
  specs: Readonly<Record<string, AttributeSpec>> | undefined,
  values: Readonly<Record<string, unknown>>,
): Record<string, AttributeValue> | null {
  const changed = Object.entries(values).filter(([name, value]) => value !== specs?.[name]?.default)
  return changed.length === 0 ? null : (Object.fromEntries(changed) as Record<string, AttributeValue>)
}
