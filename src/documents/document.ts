import type { MarkName, NodeName } from "./schema.ts"

export type AttributeValue = string | number | boolean | null | readonly number[]
export type DocumentAttributes = Readonly<Record<string, AttributeValue>>

export type DocumentMark = Readonly<{ type: MarkName; attrs?: DocumentAttributes }>

/** One node of TipTap's (ProseMirror's) JSON. `text` is there, and not empty, on text nodes only. */
export type DocumentNode = Readonly<{
  type: NodeName
  attrs?: DocumentAttributes
  content?: readonly DocumentNode[]
  marks?: readonly DocumentMark[]
  text?: string
}>

/** A document that `parseDocument` has accepted, or that the editor has made under the same schema. */
export type JournalDocument = DocumentNode & Readonly<{ type: "doc"; __brand: "JournalDocument" }>

/** What a new text starts from: one empty paragraph. */
export function emptyDocument(): JournalDocument {
  const made: DocumentNode = { type: "doc", content: [{ type: "paragraph" }] }
  return made as JournalDocument
}
