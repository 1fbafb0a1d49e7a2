import { createRequire } from "node:module"

/** What is used of better-sqlite3's interface. */
type Statement = { run(...given: unknown[]): unknown; all(...given: unknown[]): unknown[] }
type Database = {
  pragma(line: string): unknown
  exec(sql: string): void
  prepare(sql: string): Statement
  close(): void
}
type Library = new (path: string) => Database

export type PeerNote = Readonly<{ date: string; title: string; text: string }>

const best = 20
const key = "5b".repeat(32)

/** SQLCipher's format with FTS5, as its documentation sets it up: one encrypted file, a log before it, every commit synced. */
export class Peer {
  readonly #database: Database
  readonly #search: Statement
  readonly #count: Statement
  readonly #titles: Statement
  readonly #save: Statement

  private constructor(database: Database) {
    this.#database = database
    this.#search = database.prepare(
      `SELECT text.rowid, title, date, snippet(text, 1, '[', ']', '…', 24) FROM text JOIN entry ON id = text.rowid
       WHERE text MATCH ? ORDER BY rank LIMIT ${best}`,
    )
    this.#count = database.prepare("SELECT count(*) FROM text WHERE text MATCH ?")
    this.#titles = database.prepare("SELECT id, date, name FROM entry ORDER BY date DESC")
    this.#save = database.prepare("UPDATE text SET body = ? WHERE rowid = ?")
  }

  /** Undefined where the peer was not built. */
  static library(): Library | undefined {
    const path = process.env["BENCH_PEER"]
    return path === undefined ? undefined : (createRequire(import.meta.url)(path) as Library)
  }

  /** Its raw key given, so that no passphrase is stretched. */
  static open(library: Library, path: string): Peer {
    return new Peer(keyed(library, path))
  }

  static make(library: Library, path: string, notes: Iterable<PeerNote>): Peer {
    const database = keyed(library, path)
    database.pragma("journal_mode = wal")
    database.exec(`
      CREATE TABLE entry (id INTEGER PRIMARY KEY, date TEXT NOT NULL, name TEXT NOT NULL);
      CREATE INDEX by_date ON entry (date DESC);
      CREATE VIRTUAL TABLE text USING fts5 (title, body, tokenize = 'unicode61 remove_diacritics 2');
      INSERT INTO text (text, rank) VALUES ('rank', 'bm25(10.0, 1.0)');
      BEGIN`)
    const entry = database.prepare("INSERT INTO entry VALUES (?, ?, ?)")
    const text = database.prepare("INSERT INTO text (rowid, title, body) VALUES (?, ?, ?)")
    let id = 0
    for (const note of notes) {
      id += 1
      entry.run(id, note.date, note.title)
      text.run(id, note.title, note.text)
    }
    database.exec("COMMIT")
    database.pragma("wal_checkpoint(truncate)")
    return new Peer(database)
  }

  /** The best ones by rank, each with its title, its day and a snippet. */
  search(match: string): readonly unknown[] {
    return this.#search.all(match)
  }

  count(match: string): unknown {
    return this.#count.all(match)
  }

  titles(): readonly unknown[] {
    return this.#titles.all()
  }

  /** Durable when it returns. */
  save(id: number, text: string): void {
    this.#save.run(text, id)
  }

  close(): void {
    this.#database.close()
  }
}

function keyed(Library: Library, path: string): Database {
  const database = new Library(path)
  database.pragma("cipher = 'sqlcipher'")
  database.pragma("legacy = 4")
  database.pragma(`key = "x'${key}'"`)
  database.pragma("synchronous = full")
  return database
}
