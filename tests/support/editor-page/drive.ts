import type { Page } from "playwright-core"
import type { DocumentNode, JournalDocument } from "../../../src/documents/document.ts"
import type { DocumentEditorProps } from "../../../src/editor/document-editor-props.ts"
import type { EditorPage, WithPeople } from "./main.tsx"

declare global {
  var editorPage: EditorPage
}

/** Shows a document, ready to be written in. Documents cross as JSON: deep objects stop the way that values take. */
export async function show(
  page: Page,
  value: unknown,
  options: Partial<DocumentEditorProps> & WithPeople = {},
): Promise<void> {
  await page.evaluate(([json, given]) => editorPage.show(JSON.parse(json), given), [
    JSON.stringify(value),
    { autoFocus: true, ...options },
  ] as const)
  const takesFocus = options.readOnly !== true && options.autoFocus !== false
  await page.locator(takesFocus ? ".document-text:focus" : ".document-text").waitFor()
}

/** What was given back last, or null. */
export async function read(page: Page): Promise<JournalDocument | null> {
  return JSON.parse(await page.evaluate(() => JSON.stringify(editorPage.read()))) as JournalDocument | null
}

export function text(value: string, ...marks: NonNullable<DocumentNode["marks"]>): DocumentNode {
  return marks.length === 0 ? { type: "text", text: value } : { type: "text", text: value, marks }
}

export function paragraph(...content: (string | DocumentNode)[]): DocumentNode {
  const nodes = content.map((node) => (typeof node === "string" ? text(node) : node))
  return nodes.length === 0 ? { type: "paragraph" } : { type: "paragraph", content: nodes }
}

export function documentOf(...content: DocumentNode[]): JournalDocument {
  return { type: "doc", content } as unknown as JournalDocument
}

/** Types once the text has the focus: what is typed earlier goes nowhere. */
export async function type(page: Page, typed: string): Promise<void> {
  await page.locator(".document-text:focus").waitFor()
  await page.keyboard.type(typed)
}
