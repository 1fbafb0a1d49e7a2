import type { RecordId } from "../../domain/envelope.ts"
import type { StreamRow } from "../api/journal.ts"
import type { Names } from "../knowledge/names.ts"
import type { Belonging } from "./belonging.ts"
import { dateOf, type StreamRecord, titleOf } from "./stream-record.ts"

/** `contact`: whose stream the row is for. */
export function streamRow(
  record: StreamRecord,
  belonging: Belonging,
  names: Pick<Names, "named">,
  contact?: RecordId,
): StreamRow {
  const people = belonging.peopleOf(record)
  const [relationship] = belonging.relationshipsOf(record)
  const { id, type, tags, pinned, createdAt } = record
  return {
    id,
    kind: type,
    date: dateOf(record),
    title: titleOf(record),
    people: people.map((person) => names.named(person)),
    isMention: contact !== undefined && !people.includes(contact),
    tags,
    pinned,
    ...rawWords(record),
    ...(relationship === undefined ? {} : { relationship }),
    createdAt,
  }
}

type RawWords = Pick<StreamRow, "status" | "direction" | "exchangeKind" | "owner">

/** What its row says beside its title, as it is stored. */
export function rawWords(record: StreamRecord): RawWords {
  switch (record.type) {
    case "mentoring-session":
      return given({ status: record.status })
    case "action":
      return given({ status: record.status, owner: record.owner })
    case "reciprocity-entry":
      return given({ status: record.state, direction: record.direction, exchangeKind: record.kind })
    case "stage-event":
      return given({ status: record.to })
    case "interaction":
    case "journal-note":
      return {}
  }
}

function given(words: { readonly [Name in keyof RawWords]: string | undefined }): RawWords {
  return Object.fromEntries(Object.entries(words).filter(([, word]) => word !== undefined))
}
