import type { LocalDate } from "../../base/local-date.ts"
import { readableText } from "../../documents/readable-text.ts"
import { countWords } from "../../documents/word-count.ts"
import type { ImportedWriting } from "../../transfer/markdown-folder/read-markdown-file.ts"
import { checkedFields } from "./checked-fields.ts"
import type { LeftOut } from "./left-out.ts"
import type { PreparedRecord } from "./prepared-record.ts"

/** `changedOn`: the day of the file's last change, for a writing that names none. Null where no record can be made of it. */
export function prepareWriting(
  writing: ImportedWriting,
  changedOn: LocalDate,
  today: LocalDate,
  leftOut: LeftOut,
): PreparedRecord | null {
  const { foreignId, kind, title, tags, document } = writing
  const date = writing.date ?? changedOn
  const type = kind === "session" ? "mentoring-session" : "journal-note"
  const status = type === "mentoring-session" && date < today ? { status: "held" } : {}
  const fields = checkedFields(type, { date, title, ...status }, tags, leftOut, foreignId)
  if (fields === null) return null
  for (const { what, name, count } of writing.leftOut) leftOut.add(what, name ?? foreignId, count)
  return {
    type,
    foreignId,
    fields,
    bodies: { text: document },
    words: countWords(readableText(document)),
    channels: 0,
    item: { kind, name: title, detail: date },
  }
}
