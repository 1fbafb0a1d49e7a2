import { parseLocalDate } from "../base/local-date.ts"
import { isRecordId } from "../domain/record-id.ts"
import { foundKinds } from "../query/query.ts"
import type { Database } from "./database.ts"
import { RowTable } from "./row-table.ts"
import { tablesVersion } from "./tables.ts"

/** In records: they are read as JSON, several times as quick as row by row, with a turn for others between two texts. */
const atOnce = 4096

/** null where the database is another version's, or holds what this one would not have written. Rejects where SQLite cannot read it. */
export async function readRecords(database: Database): Promise<RowTable | null> {
  const [version] = database.prepare("pragma user_version").texts([], 1)
  if (version?.[0] !== String(tablesVersion)) return null
  const page = database.prepare(`
    select max(row), json_group_array(json_array(row, id, kind, day, facts, stamp))
    from (select * from records where row > ? order by row limit ${String(atOnce)})`)
  const rows = new RowTable()
  let after = 0
  for (;;) {
    const [last = "", text = "[]"] = page.texts([after], 2)[0] ?? []
    const records: unknown = JSON.parse(text)
    if (!isList(records)) return null
    if (records.length === 0) return rows
    for (const record of records) if (!take(rows, record)) return null
    after = Number(last)
    await new Promise((resolve) => setTimeout(resolve))
  }
}

function take(rows: RowTable, record: unknown): boolean {
  if (!isList(record)) return false
  const [row, id, name, written, facts, stamp] = record
  const kind = foundKinds.find((known) => known === name)
  if (typeof row !== "number" || !isRecordId(id) || kind === undefined) return false
  if (typeof written !== "string" || typeof facts !== "string" || typeof stamp !== "string") return false
  const day = written === "" ? null : parseLocalDate(written)
  if (day === null && written !== "") return false
  rows.set(row, { id, kind, day, facts: facts === "" ? [] : facts.split(" "), stamp })
  return true
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value)
}
