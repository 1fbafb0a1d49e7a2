import { useEffect, useMemo, useState } from "react"
import type { LocalDate } from "../../base/local-date.ts"
import type { RecordId } from "../../domain/envelope.ts"
import { formatQuery } from "../../query/format-query.ts"
import type { Query } from "../../query/query.ts"
import { useApp } from "../app-context.ts"
import { keptOf, nothingWritten, queryOf, type Written, writtenOf } from "./typed-query.ts"

export type WrittenQuery = Readonly<{
  written: Written
  setWritten: (written: Written) => void
  query: Query
  /** The query as it is written, which names it. */
  name: string
}>

/** What stands in the field. Whoever goes on and comes back finds it again. */
export function useWritten(
  first: string | undefined,
  view: RecordId | undefined,
  today: LocalDate,
): WrittenQuery {
  const { noteWhere } = useApp()
  const [written, setWritten] = useState(() =>
    first === undefined ? nothingWritten : writtenOf(first, today),
  )
  const query = useMemo(() => queryOf(written, today), [written, today])
  const kept = keptOf(written)
  useEffect(() => {
    noteWhere({ query: kept, ...(view !== undefined && { view }) })
  }, [noteWhere, kept, view])
  return { written, setWritten, query, name: formatQuery(query) }
}
