import { TableCell, TableHeader } from "@tiptap/extension-table"

/**
 * TipTap looks through the whole table for `col` elements once for every cell, which takes minutes for a large sheet;
 * sanitised HTML has none. Only a width that a cell itself carries is read.
 */
const colwidth = {
  default: null,
  parseHTML: (element: HTMLElement): number[] | null => {
    const widths = element.getAttribute("colwidth")
    return widths === null ? null : widths.split(",").map(Number)
  },
}

export const Cell = TableCell.extend({
  addAttributes() {
    return { ...this.parent?.(), colwidth }
  },
})

export const HeaderCell = TableHeader.extend({
  addAttributes() {
    return { ...this.parent?.(), colwidth }
  },
})
