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
  people: string
  addPerson: (name: string) => string
  personGone: string
  blocks: string
  suggestionCount: (count: number) => string
}>
