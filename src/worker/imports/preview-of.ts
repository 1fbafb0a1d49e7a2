import type { RecordId } from "../../domain/envelope.ts"
import type { ImportFrom, ImportPreview } from "../api/imports.ts"
import { newOrganisations } from "./import-changes.ts"
import { importLimits } from "./limits.ts"
import type { PreparedRecord } from "./prepared-record.ts"

type Found = Readonly<{
  alreadyHere: number
  organisations: ReadonlyMap<string, RecordId>
  leftOut: ImportPreview["leftOut"]
}>

export function previewOf(
  from: ImportFrom,
  records: readonly PreparedRecord[],
  { alreadyHere, organisations, leftOut }: Found,
): ImportPreview {
  const ofType = (type: PreparedRecord["type"]) => records.filter((record) => record.type === type).length
  return {
    from,
    items: records.slice(0, importLimits.items).map(({ item }) => item),
    willMake: {
      notes: ofType("journal-note"),
      sessions: ofType("mentoring-session"),
      contacts: ofType("contact"),
      organisations: newOrganisations(records, organisations),
      words: records.reduce((sum, { words }) => sum + words, 0),
      channels: records.reduce((sum, { channels }) => sum + channels, 0),
    },
    alreadyHere,
    leftOut,
  }
}
