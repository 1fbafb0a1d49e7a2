import type { DocumentNode } from "./document.ts"

export type CellSpan = Readonly<{ colspan: number; rowspan: number }>

/**
 * About how many steps prosemirror-tables 1.8 takes to lay the table out: one for each slot of its map, one for each
 * slot that a cell claims, and, once any cell reaches into a further row, every earlier cell again for each row.
 */
export function tableCost(rows: readonly (readonly CellSpan[])[]): number {
  const reachingIn = Array.from({ length: rows.length + 1 }, () => 0)
  let reaching = 0
  let widest = 0
  let claimed = 0
  let cells = 0
  let hasRowSpan = false
  rows.forEach((row, index) => {
    reaching += reachingIn[index] ?? 0
    let width = reaching
    for (const { colspan: columns, rowspan } of row) {
      const height = Math.min(rowspan, rows.length - index)
      width += columns
      claimed += columns * height
      cells += 1
      if (height > 1) {
        hasRowSpan = true
        reachingIn[index + 1] = (reachingIn[index + 1] ?? 0) + columns
        reachingIn[index + height] = (reachingIn[index + height] ?? 0) - columns
      }
    }
    widest = Math.max(widest, width)
  })
  return rows.length * widest + claimed + (hasRowSpan ? (rows.length * cells) / 2 : 0)
}

export function spansOf(table: DocumentNode): CellSpan[][] {
  return (table.content ?? []).map((row) =>
    (row.content ?? []).map((cell) => ({ colspan: span(cell, "colspan"), rowspan: span(cell, "rowspan") })),
  )
}

function span(cell: DocumentNode, name: "colspan" | "rowspan"): number {
  const value = cell.attrs?.[name]
  return typeof value === "number" ? value : 1
}
