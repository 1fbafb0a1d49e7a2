import { expect, test } from "vitest"
import { Database } from "../../../../src/search/database.ts"
import { loadSqlite } from "../../../../src/search/load-sqlite.ts"
import { searchableText, showableText, wordBreak } from "../../../../src/search/searchable-text.ts"
import { plainTokens } from "../../../support/search/plain-tokens.ts"
import { drawing } from "../../../support/search/random-search.ts"

/** Writings whose letters the tokenizer's tables and today's have alike, and signs of every age. */
const blocks: readonly (readonly [number, number])[] = [
  [0x01, 0x7f],
  [0x80, 0x1df],
  [0x200, 0x24f],
  [0x300, 0x312],
  [0x384, 0x3ff],
  [0x400, 0x481],
  [0x5d0, 0x5ea],
  [0x620, 0x64a],
  [0xe01, 0xe30],
  [0x1e00, 0x1eff],
  [0x2000, 0x20cf],
  [0x3041, 0x3096],
  [0x30a0, 0x30ff],
  [0x4e00, 0x4eff],
  [0xac00, 0xacff],
  [0x1f300, 0x1faff],
]

test("the plain scan's words are those of SQLite's tokenizer", async () => {
  const draw = drawing(3)
  const points = blocks.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, at) => from + at))
  const shuffled = points
    .map((point) => [draw(1_000_000_000), point] as const)
    .toSorted(([one], [other]) => one - other)
  const texts: string[] = []
  for (let at = 0; at < shuffled.length; ) {
    const length = 1 + draw(12)
    texts.push(String.fromCodePoint(...shuffled.slice(at, at + length).map(([, point]) => point)))
    at += length
  }
  const database = new Database(await loadSqlite())
  database.exec(`
    create virtual table texts using fts5(body, tokenize='unicode61 remove_diacritics 2');
    create virtual table words using fts5vocab(texts, instance);
  `)
  const put = database.prepare("insert into texts(rowid, body) values(?, ?)")
  const read = database.prepare("select doc, term from words order by doc, offset")
  const tokensOf = (prepared: readonly string[]) =>
    database.inPassing(() => {
      for (const [at, text] of prepared.entries()) put.run(at, text)
      const found: string[][] = prepared.map(() => [])
      for (const [at, term = ""] of read.texts([], 2)) found[Number(at)]?.push(term)
      return found
    })
  const wanted = texts.map(plainTokens)
  expect(wanted.flat().length).toBeGreaterThan(1000)
  expect(tokensOf(texts.map(searchableText))).toEqual(wanted)
  const withoutSigns = tokensOf(texts.map(showableText)).map((tokens) =>
    tokens.filter((token) => /[\p{L}\p{N}\p{Co}]/u.test(token)),
  )
  expect(withoutSigns).toEqual(wanted)
  for (const text of texts) expect(showableText(text).replaceAll(wordBreak, "")).toBe(text)
  database.close()
})
