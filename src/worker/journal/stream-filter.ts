import { foldQuery, matchWords } from "../../domain/match-name.ts"
import { bearsTag } from "../../domain/tag-path.ts"
import type { StreamQuery } from "../api/journal.ts"
import type { Belonging } from "./belonging.ts"
import { dateOf, type StreamRecord } from "./stream-record.ts"
import type { StreamWords } from "./stream-words.ts"

export type StreamMatch = (record: StreamRecord) => boolean

/** What a query asks of each record; all of it must hold. */
export function streamMatch(query: StreamQuery, belonging: Belonging, words: StreamWords): StreamMatch {
  const { kinds, contact, relationship, tags = [], since, until } = query
  const typed = foldQuery(query.text ?? "")
  const matches: StreamMatch[] = []
  if (kinds !== undefined) matches.push(({ type }) => kinds.includes(type))
  for (const path of tags) matches.push((record) => bearsTag(record.tags, path))
  if (since !== undefined) matches.push((record) => dateOf(record) >= since)
  if (until !== undefined) matches.push((record) => dateOf(record) <= until)
  if (contact !== undefined) {
    matches.push(
      (record) => belonging.peopleOf(record).includes(contact) || belonging.mentions(record, contact),
    )
  }
  if (relationship !== undefined) {
    matches.push(
      (record) =>
        belonging.relationshipsOf(record).includes(relationship) || belonging.mentions(record, relationship),
    )
  }
  if (typed.length > 0) matches.push((record) => matchWords(typed, words.of(record.id)) !== null)
  return (record) => matches.every((match) => match(record))
}
