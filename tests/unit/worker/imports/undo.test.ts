import { beforeAll, describe, expect, it } from "vitest"
import type { RecordId } from "../../../../src/domain/envelope.ts"
import { cardOf, fileOf, imported, importsOf, silent } from "../../../support/import-files.ts"
import { must } from "../../../support/must.ts"
import { day, OpenRecords } from "../../../support/open-records.ts"
import { startCrypto } from "../../../support/test-vault.ts"

beforeAll(startCrypto)

const book = [
  fileOf("book.vcf", cardOf("FN:Ada", "ORG:Engines") + cardOf("FN:Ben", "ORG:Bells") + cardOf("FN:Cleo")),
]
// Stamps are milliseconds: what comes after an import must be later.
const later = () => new Promise((resolve) => setTimeout(resolve, 5))

async function withBook() {
  const open = await OpenRecords.inNewVault()
  const imports = importsOf(open)
  const before = open.storage.records.size
  const { batch } = await imported(imports, "vcard", book)
  await later()
  const idOf = (name: string): RecordId => {
    const found = [...open.knowledge.all()].find((one) => one["displayName"] === name || one["name"] === name)
    if (found === undefined) throw new Error(`${name} is not here`)
    return found.id
  }
  const stateOf = (id: RecordId) => {
    const record = open.storage.records.get(id)
    return record === null ? "removed" : record.deletedAt === undefined ? "here" : "trashed"
  }
  return { open, imports, batch, before, idOf, stateOf }
}

describe("taking an import back", () => {
  it("removes for good what nobody touched, says so in the list, and lets it come again", async () => {
    const { open, imports, batch, before } = await withBook()
    expect(open.storage.records.size).toBe(before + 6)
    must(await imports.undo(batch))
    expect(open.storage.records.size).toBe(before + 1)
    expect(imports.list()).toMatchObject([{ id: batch, isUndone: true }])
    const again = must(await imports.preview("vcard", book, silent))
    expect([again.willMake.contacts, again.alreadyHere]).toEqual([3, 0])
    must(await imports.run())
    expect([...open.knowledge.living("contact")]).toHaveLength(3)
    expect(imports.list().map(({ isUndone }) => isUndone)).toEqual([false, true])
  })

  it("puts into the trash what the owner changed, with its organisation, and removes the rest", async () => {
    const { open, imports, batch, idOf, stateOf } = await withBook()
    const ids = ["Ada", "Engines", "Ben", "Bells", "Cleo"].map(idOf)
    must(await open.book.change("contact", idOf("Ada"), { nickname: "The Countess" }))
    must(await imports.undo(batch))
    expect(ids.map(stateOf)).toEqual(["trashed", "trashed", "removed", "removed", "removed"])
    const again = must(await imports.preview("vcard", book, silent))
    expect(again.willMake.contacts).toBe(3)
  })

  it("puts into the trash whom another record names, and nothing is left that points nowhere", async () => {
    const { open, imports, batch, idOf, stateOf } = await withBook()
    const ids = ["Ada", "Ben", "Cleo"].map(idOf)
    const [ada, ben] = ids
    if (ada === undefined || ben === undefined) throw new Error("Nobody came in")
    await open.make("mentoring-session", { date: day("2026-11-20"), contacts: [ada] })
    const links = [{ to: ben, rel: "mentions", body: "text" }]
    const fields = { date: "2026-11-20", links }
    must(await open.storage.records.commit([{ kind: "create", type: "journal-note", fields }]))
    must(await imports.undo(batch))
    expect(ids.map(stateOf)).toEqual(["trashed", "trashed", "removed"])
  })

  it("leaves an organisation where others have come to belong to it", async () => {
    const { open, imports, batch, idOf, stateOf } = await withBook()
    const [engines, bells] = [idOf("Engines"), idOf("Bells")]
    await open.person("Dora", { organisation: engines })
    must(await imports.undo(batch))
    expect([engines, bells].map(stateOf)).toEqual(["here", "removed"])
  })

  it("takes no page that was only looked at for a use of it", async () => {
    const { open, imports, batch, idOf, stateOf } = await withBook()
    const ada = idOf("Ada")
    const fields = { place: { screen: "person", id: ada } }
    must(await open.storage.records.commit([{ kind: "create", type: "workspace", fields }]))
    must(await imports.undo(batch))
    expect(stateOf(ada)).toBe("removed")
  })
})
