import type { Database, Statement } from "./database.ts"

/** Of the tables and of what is put into them: an image of another one is not taken. */
export const tablesVersion = 1

/** Of the file, in bytes. */
export const pageLength = 4096

const tokenizer = "tokenize='unicode61 remove_diacritics 2'"
const own = `content='', contentless_delete=1, ${tokenizer}`

/**
 * Of no text more than its words. `words` knows which record has which word or beginning of one, and nothing of where it
 * stands: a word of every record is found in it several times as quickly and in a third of the room. `names` and `texts`
 * know the places: for phrases and ranks. `records`: what else is filtered by, and from which state it is.
 */
export function createTables(database: Database): void {
  database.exec(`
    create virtual table words using fts5(title, tags, body, detail=none, prefix='1 2 3', ${own});
    create virtual table names using fts5(title, tags, prefix='1 2 3', ${own});
    create virtual table texts using fts5(body, ${own});
    create table records(row integer primary key, id text, kind text, day text, facts text, stamp text);
    pragma user_version = ${String(tablesVersion)};
  `)
}

/** To be set before a database has any table; all that is temporary is in memory too. The file is, so that a larger cache is no quicker. */
export function setUp(database: Database): void {
  database.exec(`
    pragma page_size = ${String(pageLength)};
    pragma cache_size = -4096;
    pragma journal_mode = memory;
    pragma temp_store = memory;
    pragma synchronous = off;
    pragma locking_mode = exclusive;
  `)
}

export type Statements = Readonly<{
  putRecord: Statement
  putWords: Statement
  putName: Statement
  putText: Statement
  /** Of one row each. */
  removals: readonly Statement[]
  inWords: Statement
  inNames: Statement
  inTexts: Statement
  rankedNames: Statement
  rankedTexts: Statement
}>

export function prepareStatements(database: Database): Statements {
  return {
    putRecord: database.prepare(
      "insert into records(row, id, kind, day, facts, stamp) values(?, ?, ?, ?, ?, ?)",
    ),
    putWords: database.prepare("insert into words(rowid, title, tags, body) values(?, ?, ?, ?)"),
    putName: database.prepare("insert into names(rowid, title, tags) values(?, ?, ?)"),
    putText: database.prepare("insert into texts(rowid, body) values(?, ?)"),
    removals: [
      database.prepare("delete from records where row = ?"),
      database.prepare("delete from words where rowid = ?"),
      database.prepare("delete from names where rowid = ?"),
      database.prepare("delete from texts where rowid = ?"),
    ],
    inWords: database.prepare("select rowid from words where words match ?"),
    inNames: database.prepare("select rowid from names where names match ?"),
    inTexts: database.prepare("select rowid from texts where texts match ?"),
    // The lower the better.
    rankedNames: database.prepare("select rowid, bm25(names, 8.0, 4.0) from names where names match ?"),
    rankedTexts: database.prepare("select rowid, bm25(texts) from texts where texts match ?"),
  }
}
