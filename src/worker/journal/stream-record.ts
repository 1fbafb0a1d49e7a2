import { type LocalDate, localDateOf, parseLocalDate } from "../../base/local-date.ts"
import type { Entity } from "../../domain/entities.ts"
import type { Envelope, RecordId } from "../../domain/envelope.ts"
import type { StoredRecord } from "../../storage/storage.ts"
import type { StreamKind } from "../api/journal.ts"
import type { Knowledge } from "../knowledge/knowledge.ts"

export type StreamRecord = { [Kind in StreamKind]: Entity<Kind> }[StreamKind]

export const streamKinds: readonly StreamKind[] = [
  "journal-note",
  "mentoring-session",
  "action",
  "reciprocity-entry",
  "interaction",
  "stage-event",
]

/** Null where it is of another type, lies in the trash or is gone. */
export function streamRecord(knowledge: Knowledge, id: RecordId): StreamRecord | null {
  const record = knowledge.record(id)
  if (record === null || record.deletedAt !== undefined || !isStreamKind(record.type)) return null
  return knowledge.entity<StreamKind>(record.type, id)
}

export function isStreamKind(type: string): type is StreamKind {
  return streamKinds.some((kind) => kind === type)
}

/** The day it stands under: an action's is the day it was done, else the day it is due, else the day it was written down. */
export function dateOf(record: StreamRecord): LocalDate {
  if (record.type === "action") return record.doneOn ?? record.due ?? dayMade(record)
  return record.date ?? dayMade(record)
}

/** As `dateOf` says it of the same record once it is read. */
export function storedDate(record: StoredRecord): LocalDate {
  if (record.type === "action") return dayIn(record["doneOn"]) ?? dayIn(record["due"]) ?? dayMade(record)
  return dayIn(record["date"]) ?? dayMade(record)
}

/** Raw: the interface has the words for what is left empty. */
export function titleOf(record: StreamRecord): string {
  switch (record.type) {
    case "journal-note":
    case "mentoring-session":
    case "action":
      return record.title ?? ""
    case "reciprocity-entry":
      return record.what ?? ""
    case "interaction":
    case "stage-event":
      return record.note ?? ""
  }
}

function dayIn(stored: unknown): LocalDate | null {
  return typeof stored === "string" ? parseLocalDate(stored) : null
}

function dayMade({ createdAt }: Pick<Envelope, "createdAt">): LocalDate {
  const made = new Date(createdAt)
  return Number.isNaN(made.getTime()) ? ("0001-01-01" as LocalDate) : localDateOf(made)
}
