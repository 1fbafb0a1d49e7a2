import type { Editor } from "@tiptap/core"
import { redoDepth, undoDepth } from "@tiptap/pm/history"
import type { Mark, Node, ResolvedPos } from "@tiptap/pm/model"
import type { Selection } from "@tiptap/pm/state"
import type { MarkName } from "../../documents/schema.ts"

export type TextStyle = "paragraph" | "heading1" | "heading2" | "heading3" | "heading4" | "codeBlock"
export type ListKind = "bulletList" | "orderedList" | "taskList"
export type Alignment = "center" | "right" | "justify" | null

/** What the toolbar shows of the selection. */
export type ToolbarState = Readonly<{
  style: TextStyle
  marks: readonly MarkName[]
  list: ListKind | null
  isQuote: boolean
  isTable: boolean
  align: Alignment
  canUndo: boolean
  canRedo: boolean
}>

const listKinds: ReadonlySet<string> = new Set<ListKind>(["bulletList", "orderedList", "taskList"])

/** Costs as much as the selection is long, never as much as the document: it runs at every keystroke. */
export function toolbarStateOf({ state }: Editor): ToolbarState {
  const { from, to, empty } = state.selection
  const $from = firstTextPosition(state.doc, state.selection)
  const ancestors = Array.from({ length: $from.depth }, (_, index) => $from.node($from.depth - index))
  const names = ancestors.map((node) => node.type.name)
  const marks = empty ? (state.storedMarks ?? $from.marks()) : marksOverAll(state.doc, from, to)
  return {
    style: styleOf(names[0], Number($from.parent.attrs["level"])),
    marks: marks.map((mark) => mark.type.name as MarkName),
    list: (names.find((name) => listKinds.has(name)) as ListKind | undefined) ?? null,
    isQuote: names.includes("blockquote"),
    isTable: names.includes("table"),
    align: ($from.parent.attrs["textAlign"] as Alignment | undefined) ?? null,
    canUndo: undoDepth(state) > 0,
    canRedo: redoDepth(state) > 0,
  }
}

function styleOf(name: string | undefined, level: number): TextStyle {
  if (name === "codeBlock") return "codeBlock"
  return name === "heading" ? (`heading${level}` as TextStyle) : "paragraph"
}

/** Where the selection's first text is: of everything, of cells and of a single node, the ends lie outside of it. */
function firstTextPosition(doc: Node, { $from, from, to }: Selection): ResolvedPos {
  if ($from.parent.isTextblock) return $from
  let first: number | null = null
  doc.nodesBetween(from, to, (node, position) => {
    if (node.isTextblock) first ??= position + 1
    return first === null
  })
  return first === null ? $from : doc.resolve(first)
}

/** The marks that every piece of text between the positions carries. */
function marksOverAll(doc: Node, from: number, to: number): readonly Mark[] {
  let common: readonly Mark[] | null = null
  doc.nodesBetween(from, to, (node) => {
    if (!node.isText) return common === null || common.length > 0
    common = common === null ? node.marks : common.filter(({ type }) => type.isInSet(node.marks))
    return false
  })
  return common ?? []
}
