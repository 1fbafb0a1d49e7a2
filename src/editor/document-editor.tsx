import { useState } from "react"
import { emptyDocument } from "../documents/document.ts"
import { parseDocument } from "../documents/parse-document.ts"
import type { DocumentEditorProps } from "./document-editor-props.ts"
import { KeptDocument } from "./kept-document.tsx"
import { LiveEditor } from "./live-editor.tsx"
import "./editor.css"
import "./document-text.css"

/**
 * Writes and shows one text. The page that holds it must make `sanitiseHtml` its default policy's `createHTML`: without
 * it, what is pasted comes in as plain text.
 */
export function DocumentEditor(props: DocumentEditorProps) {
  return <EditorOfDocument key={props.documentId} {...props} />
}

function EditorOfDocument({ value, labels, ...props }: DocumentEditorProps) {
  const [parsed] = useState(() => parseDocument(value ?? emptyDocument()))
  if (!parsed.ok) return <KeptDocument value={value} label={props.label} labels={labels} />
  return <LiveEditor document={parsed.value} labels={labels} {...props} />
}
