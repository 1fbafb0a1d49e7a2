import { registerSanitizer } from "../../../src/app/trusted-types.ts"
import { StrictMode, useEffect, useState } from "react"
import { createRoot } from "react-dom/client"
import { fromMarkdown } from "../../../src/documents/markdown/from-markdown.ts"
import type { DocumentChange, DocumentEditorProps } from "../../../src/editor/document-editor-props.ts"
import { DocumentEditor } from "../../../src/editor/document-editor.tsx"
import { sanitiseHtml } from "../../../src/editor/sanitise-html.ts"
import { loadSentences } from "../../../src/app/strings/say.ts"
import { editorLabels } from "../../../src/app/writings/editor-labels.ts"
import { strangersIn } from "./inspect.ts"
import { people, type People, peopleOf } from "./people.ts"

registerSanitizer(sanitiseHtml)

export type EditorPage = {
  /** Shows `value` in an editor of its own; resolves once it is there. */
  show(value: unknown, options?: Partial<DocumentEditorProps> & WithPeople): Promise<void>
  /** Gives the same editor other properties. */
  change(options: Partial<DocumentEditorProps>): void
  people: People
  /** The newest document that `onChange` gave, or null where nothing changed since `show`. */
  read(): unknown
  latest(): DocumentChange | null
  changes(): number
  opened(): readonly string[]
  caret(): number | null
  sanitise(html: string): string
  /** Pastes or drops as a hand would; the text is what programs give beside HTML. */
  put(way: "paste" | "drop", data: Readonly<Record<string, string>>, files?: readonly File[]): void
  /** What stands in the editor that no document makes. */
  strangers(): readonly string[]
  /** The blocks that the text makes, or null where it is refused. */
  markdown(markdown: string): readonly unknown[] | null
}

/** Functions do not cross from a test to the page: it only says whether there are people, and whether one may be added. */
export type WithPeople = Readonly<{ withPeople?: "kept" | "addable" }>

let latest: DocumentChange | null = null
let changes = 0
let caret: number | null = null
const opened: string[] = []
let given: DocumentEditorProps | null = null
let setShown: ((props: DocumentEditorProps) => void) | null = null
let shows = 0
await loadSentences()
const labels = editorLabels()

const page: EditorPage = {
  people,
  change: (options) => {
    if (given !== null) setShown?.({ ...given, ...options })
  },
  show: async (value, { withPeople, ...options } = {}) => {
    shows += 1
    latest = null
    changes = 0
    opened.length = 0
    people.reset()
    given = {
      documentId: String(shows),
      value,
      label: "Text",
      labels,
      ...(withPeople !== undefined && { mentions: peopleOf(withPeople === "addable") }),
      ...options,
    }
    setShown?.(given)
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)))
  },
  read: () => latest?.toDocument() ?? null,
  latest: () => latest,
  changes: () => changes,
  opened: () => opened,
  caret: () => caret,
  sanitise: sanitiseHtml,
  put: (way, data, files = []) => {
    const transfer = new DataTransfer()
    for (const [type, value] of Object.entries(data)) transfer.setData(type, value)
    for (const file of files) transfer.items.add(file)
    const text = textElement()
    const common = { bubbles: true, cancelable: true }
    if (way === "paste")
      text.dispatchEvent(new ClipboardEvent("paste", { ...common, clipboardData: transfer }))
    else {
      const box = (text.lastElementChild ?? text).getBoundingClientRect()
      const at = { clientX: box.left + 2, clientY: box.top + 2 }
      text.dispatchEvent(new DragEvent("drop", { ...common, ...at, dataTransfer: transfer }))
    }
  },
  strangers: () => strangersIn(textElement()),
  markdown: (markdown) => {
    const read = fromMarkdown(markdown)
    return read.ok ? (read.value.document.content ?? []) : null
  },
}

function textElement(): Element {
  const text = document.querySelector(".document-text")
  if (text === null) throw new Error("No editor is shown")
  return text
}

function Page() {
  const [shown, show] = useState<DocumentEditorProps | null>(null)
  useEffect(() => {
    setShown = show
    Object.assign(globalThis, { editorPage: page })
  }, [])
  if (shown === null) return null
  return (
    <main
      style={{ maxWidth: "62rem", margin: "0 auto", padding: "0 2rem", display: "flex", minHeight: "100vh" }}
    >
      <DocumentEditor
        {...shown}
        onChange={(change) => {
          latest = change
          changes += 1
        }}
        onCaretMove={(position) => {
          caret = position
        }}
        onOpenLink={(href) => opened.push(href)}
      />
    </main>
  )
}

const root = document.getElementById("root")
if (root === null) throw new Error("index.html has no #root")
createRoot(root).render(
  <StrictMode>
    <Page />
  </StrictMode>,
)
