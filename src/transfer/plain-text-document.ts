import type { DocumentNode, JournalDocument } from "../documents/document.ts"
import { emptyDocument } from "../documents/document.ts"
import { type DocumentRefusal, parseDocument } from "../documents/parse-document.ts"
import type { Result } from "../base/result.ts"

/** A text (with line feeds only) as it stands: blank lines part paragraphs, and a line stays a line. */
export function plainTextDocument(text: string): Result<JournalDocument, DocumentRefusal> {
  const paragraphs = text.split(/\n(?:[ \t]*\n)+/).filter((paragraph) => paragraph.trim() !== "")
  const content = paragraphs.map((paragraph): DocumentNode => {
    const lines = paragraph.replace(/^\n+|\n+$/g, "").split("\n")
    return { type: "paragraph", content: lines.flatMap(lineNodes) }
  })
  return parseDocument(content.length === 0 ? emptyDocument() : { type: "doc", content })
}

function lineNodes(line: string, index: number): DocumentNode[] {
  const text: DocumentNode[] = line === "" ? [] : [{ type: "text", text: line }]
  return index === 0 ? text : [{ type: "hardBreak" }, ...text]
}
