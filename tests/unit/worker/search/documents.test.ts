import { beforeAll, describe, expect, it } from "vitest"
import { entitySpecs } from "../../../../src/domain/entities.ts"
import type { RecordId } from "../../../../src/domain/envelope.ts"
import type { FieldSpecs } from "../../../../src/domain/field-specs.ts"
import { foundKinds } from "../../../../src/query/query.ts"
import type { RecordFields } from "../../../../src/storage/storage.ts"
import type { Json } from "../../../../src/vault/json.ts"
import { textNamesOf } from "../../../../src/worker/texts/text-names.ts"
import { mention, paragraph } from "../../../support/open-journal.ts"
import { must } from "../../../support/must.ts"
import { day } from "../../../support/open-records.ts"
import { OpenSearch } from "../../../support/search/open-search.ts"
import { VaultOnDisk } from "../../../support/storage/vault-on-disk.ts"
import { startCrypto } from "../../../support/test-vault.ts"
import { testFolder } from "../../../support/vault-files/folder.ts"

beforeAll(startCrypto)

const today = day("2026-11-20")
/** Text that nobody wrote as such, and a key. */
const unsought = [
  "attachment.mediaType",
  "attachment.file",
  "attachment.key",
  "attachment.sha256",
  "mentoring-session.zone",
  "mentoring-session.series",
  "stage-event.from",
  "stage-event.to",
  "contact.importantDates.date",
]

describe("the documents of a search", () => {
  it("hold every text that a record of any kind can have, and no key", async () => {
    const open = await OpenSearch.on(await VaultOnDisk.create(await testFolder()))
    const expected = new Map<string, RecordId>()
    const hidden: string[] = []
    for (const kind of foundKinds) {
      const words = new Map<string, string>()
      const fields = filled(entitySpecs[kind], kind, words)
      const bodies = Object.fromEntries(
        textNamesOf(kind).map((name) => [name, { ...paragraph(wordFor(words, `${kind}.body.${name}`)) }]),
      )
      const made = must(await open.storage.records.commit([{ kind: "create", type: kind, fields, bodies }]))
      const [id] = made.changed
      if (id === undefined) throw new Error("Not made")
      for (const [path, word] of words) {
        if (unsought.includes(path)) hidden.push(word)
        else expected.set(word, id)
      }
    }
    for (const [word, id] of expected) expect([word, await foundBy(open, word)]).toEqual([word, [id]])
    expect(expected.size).toBeGreaterThan(50)
    expect(hidden).toHaveLength(unsought.length)
    for (const word of hidden) expect([word, await foundBy(open, word)]).toEqual([word, []])
    await open.close()
  })

  it("hold the present names of whoever is mentioned, and the written one of whoever is gone", async () => {
    const open = await OpenSearch.on(await VaultOnDisk.create(await testFolder()))
    const ana = await open.person("Ana Duarte")
    const note = (await open.make("journal-note", { title: "A walk", date: today })).id
    must(
      await open.texts.save({ of: note, body: "text" }, paragraph("Met ", mention(ana, "Written"), " there")),
    )
    expect(await foundBy(open, "duarte")).toEqual(expect.arrayContaining([ana, note]))
    must(await open.book.change("contact", ana, { displayName: "Ana Silva" }))
    expect(await foundBy(open, "duarte")).toEqual([])
    expect(await foundBy(open, "silva")).toEqual(expect.arrayContaining([ana, note]))
    must(await open.book.trash(ana))
    expect(await foundBy(open, "silva")).toEqual([note])
    must(await open.bin.remove(ana))
    expect(await foundBy(open, "silva")).toEqual([])
    expect(await foundBy(open, "written")).toEqual([note])
    await open.close()
  })
})

async function foundBy(open: OpenSearch, text: string): Promise<readonly RecordId[]> {
  const query = { terms: [{ isNot: false, kind: "word" as const, text, isPrefix: false }] }
  await open.search.keeper.catchUp()
  const answer = await open.search.finding.search({ query, today, count: 10 })
  return answer.groups.flatMap(({ hits }) => hits.map(({ id }) => id))
}

/** Each text a word of its own. */
function filled(specs: FieldSpecs, path: string, words: Map<string, string>): RecordFields {
  const fields: Record<string, Json> = {}
  for (const [name, spec] of Object.entries(specs)) {
    const at = `${path}.${name}`
    if (spec.kind === "text") fields[name] = wordFor(words, at)
    else if (spec.kind === "texts") fields[name] = [wordFor(words, at)]
    else if (spec.kind === "group") fields[name] = filled(spec.of, at, words) as Json
    else if (spec.kind === "list") fields[name] = [filled(spec.of, at, words) as Json]
  }
  return fields
}

function wordFor(words: Map<string, string>, path: string): string {
  const word = `x${path.toLowerCase().replaceAll(/[^a-z]/gu, "")}`
  words.set(path, word)
  return word
}
