import type { DocumentNode } from "./document.ts"

/**
 * About how many steps prosemirror-tables 1.8 takes to lay the table out: one for each slot of its map, one for each
 * slot that a cell claims, and, once any cell reaches into a further row, every earlier cell again for each row.
 */
export function tableCost(table: DocumentNode): number {
  const rows = table.content ?? []
  const reachingIn = Array.from({ length: rows.length + 1 }, () => 0)
  let reaching = 0
  let widest = 0
  let claimed = 0
  let cells = 0
  let hasRowSpan = false
  rows.forEach((row, index) => {
    reaching += reachingIn[index] ?? 0
    let width = reaching
    for (const cell of row.content ?? []) {
      const columns = span(cell, "colspan")
      const height = Math.min(span(cell, "rowspan"), rows.length - index)
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

function span(cell: DocumentNode, name: "colspan" | "rowspan"): number {
  const value = cell.attrs?.[name]
  return typeof value === "number" ? value : 1
}
