import type { LocalDate } from "../../base/local-date.ts"
import type { DocumentChange } from "../../editor/document-editor-props.ts"
import type { WritingChange } from "../../worker/api.ts"

/** What was changed on the page since the last save; the text is only written out when it is saved. */
export type PageChange = Readonly<{ date?: LocalDate; title?: string; text?: DocumentChange }>

export function mergeChanges(earlier: PageChange, later: PageChange): PageChange {
  return { ...earlier, ...later }
}

export function toWritingChange({ date, title, text }: PageChange): WritingChange {
  return {
    ...(date !== undefined && { date }),
    ...(title !== undefined && { title }),
    ...(text !== undefined && { document: text.toDocument() }),
  }
}
