import type { Sqlite3Static } from "@sqlite.org/sqlite-wasm"
import { ok, refuse, type Result } from "../base/result.ts"
import type { RecordId } from "../domain/envelope.ts"
import type { TextTerm } from "../query/query.ts"
import { answerOf } from "./answer.ts"
import { ChunkedBytes } from "./chunked-bytes.ts"
import { Database } from "./database.ts"
import { type Expression, expressionsOf } from "./expressions.ts"
import { filterRows } from "./filter-rows.ts"
import { databaseOf, ImageBytes } from "./image-bytes.ts"
import { loadSqlite } from "./load-sqlite.ts"
import { cutAround, readMarked } from "./marked-text.ts"
import { addMemoryFile, memoryFiles } from "./memory-file.ts"
import { readRecords } from "./read-records.ts"
import { RowTable } from "./row-table.ts"
import { Scratch } from "./scratch.ts"
import type {
  IndexAnswer,
  IndexImage,
  IndexPage,
  IndexQuery,
  IndexSnippet,
  SearchDocument,
  SnippetText,
  TextIndex,
} from "./search-types.ts"
import { searchableText, showableText } from "./searchable-text.ts"
import { createTables, prepareStatements, type Statements, setUp } from "./tables.ts"
import { weigh } from "./weigh.ts"

/** SQLite's FTS5 over a file in memory. Where SQLite fails, as without memory, the methods throw; what was then put is not there. */
export class SearchIndex implements TextIndex {
  readonly #bytes: ChunkedBytes
  readonly #database: Database
  readonly #scratch: Scratch
  readonly #statements: Statements
  readonly #rows: RowTable
  /** One more with every change. */
  #state = 0
  #isClosed = false

  private constructor(sqlite: Sqlite3Static, bytes: ChunkedBytes, database: Database, rows: RowTable) {
    this.#bytes = bytes
    this.#database = database
    this.#rows = rows
    this.#scratch = new Scratch(sqlite)
    this.#statements = prepareStatements(database)
  }

  /** Without any record. */
  static async create(): Promise<SearchIndex> {
    const sqlite = await loadSqlite()
    const bytes = new ChunkedBytes()
    addMemoryFile(sqlite, bytes)
    const database = new Database(sqlite, memoryFiles)
    setUp(database)
    createTables(database)
    return new SearchIndex(sqlite, bytes, database, new RowTable())
  }

  /** Takes `image` over: it must not be used by others any more. `damaged` too where another version made it. */
  static async restore(image: Uint8Array): Promise<Result<SearchIndex, "damaged">> {
    const bytes = await databaseOf(image)
    if (!bytes.ok) return bytes
    const sqlite = await loadSqlite()
    addMemoryFile(sqlite, bytes.value)
    try {
      const database = new Database(sqlite, memoryFiles)
      setUp(database)
      const rows = await readRecords(database)
      return rows === null ? refuse("damaged") : ok(new SearchIndex(sqlite, bytes.value, database, rows))
    } catch {
      return refuse("damaged")
    }
  }

  get size(): number {
    return this.#rows.size
  }

  put(documents: readonly SearchDocument[]): void {
    const last = [...new Map(documents.map((document) => [document.id, document])).values()]
    const rows = this.#rows.rowsFor(last.map(({ id }) => id))
    const placed = last.map((document, at) => ({ document, row: rows[at] ?? 0 }))
    this.#change(() => {
      for (const { document, row } of placed) {
        if (this.#rows.rowOf(document.id) !== undefined) this.#clearRow(row)
        this.#fillRow(row, document)
      }
    })
    for (const { document, row } of placed) this.#rows.set(row, document)
  }

  remove(ids: readonly RecordId[]): void {
    const known = ids.filter((id) => this.#rows.rowOf(id) !== undefined)
    if (known.length === 0) return
    this.#change(() => {
      for (const id of known) this.#clearRow(this.#rows.rowOf(id) ?? 0)
    })
    for (const id of known) this.#rows.delete(id)
  }

  stamps(): ReadonlyMap<RecordId, string> {
    return this.#rows.stamps()
  }

  stampOf(id: RecordId): string | null {
    const row = this.#rows.rowOf(id)
    return row === undefined ? null : (this.#rows.at(row)?.stamp ?? null)
  }

  search(query: IndexQuery, page: IndexPage): IndexAnswer {
    const expressions = expressionsOf(query.terms, this.#scratch)
    const asksForNothing =
      expressions.length + query.facts.length + query.days.length === 0 && query.kinds === null
    if (asksForNothing) return { total: 0, groups: [] }
    const found = filterRows(this.#rows, query)
    const scores = new Float64Array(found.length)
    for (const expression of expressions) {
      const { has, count } = this.#rowsOf(expression)
      for (let row = 1; row < found.length; row += 1)
        if ((has[row] === 1) === expression.isNot) found[row] = 0
      if (!expression.isNot) weigh(this.#statements, expression, count, this.size, scores)
    }
    return answerOf(this.#rows, found, scores, page)
  }

  snippets(terms: readonly TextTerm[], texts: readonly SnippetText[]): readonly IndexSnippet[] {
    const wanted = expressionsOf(terms, this.#scratch).filter(({ isNot }) => !isNot)
    const none = texts.map(({ id }) => ({ id, titleMarks: [], text: "", marks: [] }))
    if (wanted.length === 0) return none
    const lines = texts.map(({ title, text }) => ({
      title: showableText(title),
      text: showableText(oneLine(text)),
    }))
    const marked = this.#scratch.mark(wanted.map(({ match }) => `(${match})`).join(" OR "), lines)
    return none.map((nothing, at) => {
      const found = marked.get(at)
      if (found === undefined) return nothing
      return {
        id: nothing.id,
        titleMarks: readMarked(found.title).marks,
        ...cutAround(readMarked(found.text)),
      }
    })
  }

  image(): IndexImage {
    const state = this.#state
    const bytes = new ImageBytes(this.#bytes)
    const isCurrent = () => this.#state === state
    return {
      length: bytes.length,
      isCurrent,
      read: (from, to) => {
        if (!isCurrent()) throw new Error("The index was changed since")
        return bytes.read(from, to)
      },
    }
  }

  close(): void {
    if (this.#isClosed) return
    this.#isClosed = true
    this.#state += 1
    this.#scratch.close()
    this.#database.close()
    this.#bytes.truncate(0)
  }

  #change(work: () => void): void {
    this.#state += 1
    this.#database.inTransaction(work)
  }

  #clearRow(row: number): void {
    for (const removal of this.#statements.removals) removal.run(row)
  }

  #fillRow(row: number, { id, kind, title, text, tags, day, facts, stamp }: SearchDocument): void {
    const { putRecord, putWords, putName, putText } = this.#statements
    const [name, paths, body] = [searchableText(title), searchableText(tags), searchableText(text)]
    putRecord.run(row, id, kind, day ?? "", facts.join(" "), stamp)
    putWords.run(row, name, paths, body)
    putName.run(row, name, paths)
    putText.run(row, body)
  }

  /** By row, 1 where it has what is asked for. */
  #rowsOf({ match, isOneWord }: Expression): Readonly<{ has: Uint8Array; count: number }> {
    const has = new Uint8Array(this.#rows.end)
    let count = 0
    const { inWords, inNames, inTexts } = this.#statements
    for (const table of isOneWord ? [inWords] : [inNames, inTexts]) {
      table.rows(match, (row) => {
        if (has[row] === 0) count += 1
        has[row] = 1
      })
    }
    return { has, count }
  }
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, " ").trim()
}
