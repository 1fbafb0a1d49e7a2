import type { Sqlite3Static } from "@sqlite.org/sqlite-wasm"
import { Database, type Statement } from "./database.ts"
import { markEnd, markStart } from "./searchable-text.ts"

/** A second database, always empty between two calls: SQLite's own tokenizer reads words and marks them in it. */
export class Scratch {
  readonly #database: Database
  readonly #putWord: Statement
  readonly #counts: Statement
  readonly #putShown: Statement
  readonly #marked: Statement

  constructor(sqlite: Sqlite3Static) {
    this.#database = new Database(sqlite)
    this.#database.exec(`
      pragma journal_mode = memory;
      pragma cache_size = -1024;
      create virtual table asked using fts5(body, tokenize='unicode61 remove_diacritics 2');
      create virtual table asked_words using fts5vocab(asked, instance);
      create virtual table shown using fts5(title, body, tokenize='unicode61 remove_diacritics 2');
    `)
    this.#putWord = this.#database.prepare("insert into asked(rowid, body) values(?, ?)")
    this.#counts = this.#database.prepare("select doc from asked_words")
    this.#putShown = this.#database.prepare("insert into shown(rowid, title, body) values(?, ?, ?)")
    this.#marked = this.#database.prepare(
      `select rowid, highlight(shown, 0, '${markStart}', '${markEnd}'), highlight(shown, 1, '${markStart}', '${markEnd}')
       from shown where shown match ?`,
    )
  }

  /** How many words each of `texts`, made by `searchableText`, has. */
  countWords(texts: readonly string[]): readonly number[] {
    const counts = texts.map(() => 0)
    if (texts.length === 0) return counts
    return this.#database.inPassing(() => {
      for (const [at, text] of texts.entries()) this.#putWord.run(at, text)
      this.#counts.texts([], 1).forEach(([at]) => {
        counts[Number(at)] = (counts[Number(at)] ?? 0) + 1
      })
      return counts
    })
  }

  /** By place in `texts`, made by `showableText`: those that `expression` finds, marked. */
  mark(
    expression: string,
    texts: readonly Readonly<{ title: string; text: string }>[],
  ): ReadonlyMap<number, Readonly<{ title: string; text: string }>> {
    return this.#database.inPassing(() => {
      for (const [at, { title, text }] of texts.entries()) this.#putShown.run(at, title, text)
      const rows = this.#marked.texts([expression], 3)
      return new Map(rows.map(([at, title = "", text = ""]) => [Number(at), { title, text }]))
    })
  }

  close(): void {
    this.#database.close()
  }
}
