import type { Node } from "@tiptap/pm/model"
import type { Transaction } from "@tiptap/pm/state"
import { documentLimits } from "../documents/limits.ts"
import { tableCost } from "../documents/table-cost.ts"

/**
 * Whether what `transaction` changed still lies within the limits of `parseDocument`. Looks at the changed ranges
 * only, except in documents so large that their nodes have to be counted.
 */
export function staysWithinLimits(transaction: Transaction): boolean {
  const { doc, mapping } = transaction
  if (doc.content.size > documentLimits.textLength) return false
  // A node takes at least one position: small documents need no counting.
  if (doc.content.size > documentLimits.nodes && countNodes(doc) > documentLimits.nodes) return false
  return mapping.maps.every((map, index) => {
    let isWithin = true
    map.forEach((_from, _to, from, to) => {
      const start = mapping.slice(index + 1).map(from, -1)
      const end = mapping.slice(index + 1).map(to, 1)
      isWithin &&= rangeIsWithinLimits(doc, Math.max(0, start - 1), Math.min(doc.content.size, end + 1), 1)
    })
    return isWithin
  })
}

function rangeIsWithinLimits(parent: Node, from: number, to: number, depth: number): boolean {
  if (depth > documentLimits.depth) return false
  let isWithin = true
  parent.forEach((child, offset) => {
    if (!isWithin || offset > to || offset + child.nodeSize < from) return
    if (child.type.name === "table" && tableCost(spansOfNode(child)) > documentLimits.tableCost)
      isWithin = false
    else if (child.isLeaf) isWithin = depth < documentLimits.depth
    else isWithin = rangeIsWithinLimits(child, from - offset - 1, to - offset - 1, depth + 1)
  })
  return isWithin
}

function spansOfNode(table: Node): { colspan: number; rowspan: number }[][] {
  return table.children.map((row) =>
    row.children.map((cell) => ({
      colspan: Number(cell.attrs["colspan"]),
      rowspan: Number(cell.attrs["rowspan"]),
    })),
  )
}

function countNodes(parent: Node): number {
  return parent.children.reduce((sum, child) => sum + countNodes(child), 1)
}
