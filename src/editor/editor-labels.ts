/** Every word the editor says; the catalogue of a language gives one of these. */
export type EditorLabels = Readonly<{
  toolbar: string
  undo: string
  redo: string
  textStyle: string
  paragraph: string
  heading: (level: number) => string
  bold: string
  italic: string
  underline: string
  strike: string
  code: string
  highlight: string
  link: string
  bulletList: string
  orderedList: string
  taskList: string
  quote: string
  codeBlock: string
  rule: string
  alignment: string
  alignStart: string
  alignCenter: string
  alignEnd: string
  alignJustify: string
  table: string
  insertTable: string
  rowAbove: string
  rowBelow: string
  deleteRow: string
  columnBefore: string
  columnAfter: string
  deleteColumn: string
  headerRow: string
  mergeOrSplitCells: string
  deleteTable: string
  taskDone: (text: string) => string
  linkTitle: string
  linkAddress: string
  linkHint: string
  linkRefused: string
  applyLink: string
  removeLink: string
  openLink: string
  dismiss: string
  imagesLeftOut: (count: number) => string
  pastedAsText: string
  pasteTooLarge: string
  changeTooLarge: string
  keptTitle: string
  keptReason: string
}>

export const englishEditorLabels: EditorLabels = {
  toolbar: "Formatting",
  undo: "Undo",
  redo: "Redo",
  textStyle: "Text style",
  paragraph: "Text",
  heading: (level) => `Heading ${level}`,
  bold: "Bold",
  italic: "Italic",
  underline: "Underline",
  strike: "Strike through",
  code: "Code",
  highlight: "Highlight",
  link: "Link",
  bulletList: "Bulleted list",
  orderedList: "Numbered list",
  taskList: "Task list",
  quote: "Quote",
  codeBlock: "Code block",
  rule: "Dividing line",
  alignment: "Alignment",
  alignStart: "Align to the start",
  alignCenter: "Centre",
  alignEnd: "Align to the right",
  alignJustify: "Justify",
  table: "Table",
  insertTable: "Insert a table",
  rowAbove: "Add a row above",
  rowBelow: "Add a row below",
  deleteRow: "Delete the row",
  columnBefore: "Add a column before",
  columnAfter: "Add a column after",
  deleteColumn: "Delete the column",
  headerRow: "Header row",
  mergeOrSplitCells: "Merge or split cells",
  deleteTable: "Delete the table",
  taskDone: (text) => (text === "" ? "Done: empty task" : `Done: ${text}`),
  linkTitle: "Link",
  linkAddress: "Web or mail address",
  linkHint: "Opens in your browser, and only after you confirm.",
  linkRefused: "This is no web address (https, http) or mail address.",
  applyLink: "Set link",
  removeLink: "Remove link",
  openLink: "Open link",
  dismiss: "Dismiss",
  imagesLeftOut: (count) =>
    count === 1
      ? "One image was left out: pictures cannot be kept here yet. The text around it is in place."
      : `${count} images were left out: pictures cannot be kept here yet. The text around them is in place.`,
  pastedAsText: "What you pasted could not be read as formatted text, so it was put in as plain text.",
  pasteTooLarge: "What you pasted is too large for one text, so nothing was put in. Nothing else changed.",
  changeTooLarge: "That change would make the text too large or too deeply nested, so it was not made.",
  keptTitle: "This text is shown as it was kept",
  keptReason:
    "It holds something this version does not know, so it cannot be edited here. Nothing in it was changed or left out of the vault.",
}
