import type { Database as SqliteDatabase, PreparedStatement, Sqlite3Static } from "@sqlite.org/sqlite-wasm"

export type Bound = string | number

/** Rows are read by these themselves: the package's own checks around them cost several times as much. */
type RawCalls = Readonly<{
  sqlite3_step(statement: number): number
  sqlite3_column_int(statement: number, column: number): number
  sqlite3_column_double(statement: number, column: number): number
}>

/** A database of SQLite. Its errors carry SQLite's code and no text: SQLite's own words may quote what was looked for. */
export class Database {
  readonly #sqlite: Sqlite3Static
  readonly #database: SqliteDatabase
  readonly #raw: RawCalls
  readonly #statements: PreparedStatement[] = []

  /** Without `vfs` in SQLite's own memory. Throws where it cannot be opened. */
  constructor(sqlite: Sqlite3Static, vfs?: string) {
    this.#sqlite = sqlite
    this.#raw = sqlite.wasm.exports as RawCalls
    this.#database =
      vfs === undefined
        ? new sqlite.oo1.DB(":memory:")
        : new sqlite.oo1.DB({ filename: "/index", flags: "c", vfs })
  }

  /** Of text that stands in the code. */
  exec(sql: string): void {
    this.#database.exec(sql)
  }

  prepare(sql: string): Statement {
    const prepared = this.#database.prepare(sql)
    this.#statements.push(prepared)
    return new Statement(this.#sqlite, this.#raw, prepared)
  }

  /** All of `work`, or nothing where it throws. */
  inTransaction(work: () => void): void {
    this.exec("begin")
    try {
      work()
      this.exec("commit")
    } catch (error) {
      this.#rollBack()
      throw error
    }
  }

  /** What `work` answers; whatever it wrote is gone. */
  inPassing<Answer>(work: () => Answer): Answer {
    this.exec("begin")
    try {
      return work()
    } finally {
      this.#rollBack()
    }
  }

  close(): void {
    for (const statement of this.#statements) statement.finalize()
    this.#database.close()
  }

  #rollBack(): void {
    // Some failures end the transaction by themselves.
    if (this.#sqlite.capi.sqlite3_get_autocommit(this.#database) === 0) this.exec("rollback")
  }
}

export class Statement {
  readonly #sqlite: Sqlite3Static
  readonly #raw: RawCalls
  readonly #statement: PreparedStatement

  constructor(sqlite: Sqlite3Static, raw: RawCalls, statement: PreparedStatement) {
    this.#sqlite = sqlite
    this.#raw = raw
    this.#statement = statement
  }

  run(...values: Bound[]): void {
    this.#each(values, () => undefined)
  }

  /** The first column of every row, a whole number of 32 bits. */
  rows(value: Bound, visit: (row: number) => void): void {
    const raw = this.#raw
    this.#each([value], (statement) => visit(raw.sqlite3_column_int(statement, 0)))
  }

  /** As `rows`, with the second column, a number. */
  ranked(value: Bound, visit: (row: number, rank: number) => void): void {
    const raw = this.#raw
    this.#each([value], (statement) =>
      visit(raw.sqlite3_column_int(statement, 0), raw.sqlite3_column_double(statement, 1)),
    )
  }

  /** The columns of every row as text, null as an empty one. */
  texts(values: readonly Bound[], columns: number): readonly (readonly string[])[] {
    const rows: string[][] = []
    const { capi } = this.#sqlite
    this.#each(values, (statement) => {
      rows.push(
        Array.from({ length: columns }, (_, column) => capi.sqlite3_column_text(statement, column) ?? ""),
      )
    })
    return rows
  }

  #each(values: readonly Bound[], visit: (statement: number) => void): void {
    const statement = this.#statement
    const { pointer } = statement
    if (pointer === undefined) throw new Error("The database is closed")
    const { SQLITE_ROW, SQLITE_DONE } = this.#sqlite.capi
    values.forEach((value, at) => statement.bind(at + 1, value))
    try {
      let code = this.#raw.sqlite3_step(pointer)
      for (; code === SQLITE_ROW; code = this.#raw.sqlite3_step(pointer)) visit(pointer)
      if (code !== SQLITE_DONE) throw new Error(`SQLite answered ${String(code)}`)
    } finally {
      // `reset` repeats the error of the last step.
      this.#sqlite.capi.sqlite3_reset(pointer)
      statement.clearBindings()
    }
  }
}
