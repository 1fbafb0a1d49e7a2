import type { ChainedCommands, Editor } from "@tiptap/core"
import { Table } from "lucide-react"
import type { EditorLabels } from "../editor-labels.ts"
import { type ToolChoice, ToolMenu } from "./tool-menu.tsx"

const actions: Readonly<Record<string, (chain: ChainedCommands) => ChainedCommands>> = {
  insertTable: (chain) => chain.insertTable({ rows: 3, cols: 3, withHeaderRow: true }),
  rowAbove: (chain) => chain.addRowBefore(),
  rowBelow: (chain) => chain.addRowAfter(),
  deleteRow: (chain) => chain.deleteRow(),
  columnBefore: (chain) => chain.addColumnBefore(),
  columnAfter: (chain) => chain.addColumnAfter(),
  deleteColumn: (chain) => chain.deleteColumn(),
  headerRow: (chain) => chain.toggleHeaderRow(),
  mergeOrSplitCells: (chain) => chain.mergeOrSplit(),
  deleteTable: (chain) => chain.deleteTable(),
}

export function TableMenu({
  editor,
  isTable,
  labels,
}: Readonly<{ editor: Editor; isTable: boolean; labels: EditorLabels }>) {
  const inTable: readonly ToolChoice[] = [
    { id: "rowAbove", label: labels.rowAbove },
    { id: "rowBelow", label: labels.rowBelow },
    { id: "deleteRow", label: labels.deleteRow },
    { id: "columnBefore", label: labels.columnBefore, startsGroup: true },
    { id: "columnAfter", label: labels.columnAfter },
    { id: "deleteColumn", label: labels.deleteColumn },
    { id: "headerRow", label: labels.headerRow, startsGroup: true },
    { id: "mergeOrSplitCells", label: labels.mergeOrSplitCells },
    { id: "deleteTable", label: labels.deleteTable, startsGroup: true, isDangerous: true },
  ]
  return (
    <ToolMenu
      label={labels.table}
      face={<Table aria-hidden="true" />}
      choices={isTable ? inTable : [{ id: "insertTable", label: labels.insertTable }]}
      onChoose={(id) => actions[id]?.(editor.chain().focus()).run()}
    />
  )
}
