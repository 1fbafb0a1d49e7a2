import { countWords } from "../../documents/word-count.ts"
import { plainTextDocument } from "../../transfer/plain-text-document.ts"
import type { ImportedCard, ImportedContact } from "../../transfer/vcard/imported-contact.ts"
import { checkedFields } from "./checked-fields.ts"
import type { LeftOut } from "./left-out.ts"
import type { PreparedRecord } from "./prepared-record.ts"

/** Null where no record can be made of the card. */
export function prepareContact(card: ImportedCard, leftOut: LeftOut): PreparedRecord | null {
  const { organisation, tags, notes, ...given } = card.contact
  const fields = checkedFields("contact", given, tags, leftOut, given.displayName)
  if (fields === null) return null
  for (const { what, why, count } of card.leftOut) leftOut.add(why, what, count)
  const text = notes === "" ? null : plainTextDocument(notes)
  // Notes of a million letters are a document; what is none would be lost without a word.
  if (text !== null && !text.ok) leftOut.add("too-long", "NOTE")
  const { channels } = fields
  return {
    type: "contact",
    foreignId: card.foreignId,
    fields,
    bodies: text?.ok ? { notes: text.value } : {},
    words: countWords(notes),
    channels: Array.isArray(channels) ? channels.length : 0,
    ...(organisation !== undefined && { organisation }),
    item: { kind: "contact", name: given.displayName, detail: detailOf(card.contact) },
  }
}

function detailOf({ organisation, jobTitle, channels }: ImportedContact): string {
  return organisation ?? jobTitle ?? channels[0]?.value ?? ""
}
