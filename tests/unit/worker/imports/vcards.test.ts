import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join, resolve } from "node:path"
import { beforeAll, describe, expect, it } from "vitest"
import { cardOf, fileOf, imported, importsOf, silent } from "../../../support/import-files.ts"
import { must } from "../../../support/must.ts"
import { OpenRecords } from "../../../support/open-records.ts"
import { startCrypto } from "../../../support/test-vault.ts"

beforeAll(startCrypto)

const ada = cardOf(
  "UID:ada-1",
  "FN:Dr Ada King Byron Jr.",
  "N:Byron;Ada;King;Dr;Jr.",
  "ORG:Analytical Engines;Poetry;Numbers",
  "TITLE:Countess",
  "EMAIL;TYPE=WORK:ada@example.org",
  "TEL;TYPE=CELL:+44 20 7946 0000",
  "BDAY:1815-12-10",
  "CATEGORIES:mathematics,friends",
  "NOTE:Met through Mary.",
  "PHOTO;ENCODING=b:AAAA",
)
const grace = cardOf("UID:grace-1", "FN:Grace Hopper", "ORG:analytical  engines", "EMAIL:grace@example.org")

describe("address books", () => {
  it("come in with every part that has a place, and one organisation for one name", async () => {
    const open = await OpenRecords.inNewVault()
    const imports = importsOf(open)
    const preview = must(await imports.preview("vcard", [fileOf("book.vcf", ada + grace)], silent))
    expect(preview.willMake).toEqual({
      notes: 0,
      sessions: 0,
      contacts: 2,
      organisations: 1,
      words: 3,
      channels: 3,
    })
    expect(preview.leftOut).toEqual([{ what: "no-place", count: 1, examples: ["PHOTO"] }])
    expect(must(await imports.run()).made).toBe(3)
    const [organisation] = open.knowledge.living("organisation")
    const people = [...open.knowledge.living("contact")]
    expect(people.map((person) => person.organisation)).toEqual([organisation?.id, organisation?.id])
    const byron = people.find(({ familyName }) => familyName === "Byron")
    expect(byron).toMatchObject({
      displayName: "Dr Ada King Byron Jr.",
      givenName: "Ada",
      additionalNames: "King",
      prefix: "Dr",
      suffix: "Jr.",
      department: "Poetry, Numbers",
      jobTitle: "Countess",
      tags: ["mathematics", "friends"],
      importantDates: [{ label: "birthday", date: "1815-12-10" }],
    })
    expect(byron?.channels?.map(({ kind, value }) => [kind, value])).toEqual([
      ["email", "ada@example.org"],
      ["phone", "+44 20 7946 0000"],
    ])
    if (byron === undefined) throw new Error("Nobody came in")
    expect(JSON.stringify(must(await open.storage.records.body(byron.id, "notes")))).toContain(
      "Met through Mary.",
    )
  })

  it("find an organisation that is here already, and make none beside it", async () => {
    const open = await OpenRecords.inNewVault()
    const { id } = await open.make("organisation", { name: "ANALYTICAL Engines" })
    const preview = must(await importsOf(open).preview("vcard", [fileOf("b.vcf", ada)], silent))
    expect(preview.willMake.organisations).toBe(0)
    await imported(importsOf(open), "vcard", [fileOf("b.vcf", ada)])
    expect([...open.knowledge.living("organisation")].map((one) => one.id)).toEqual([id])
    expect([...open.knowledge.living("contact")].map(({ organisation }) => organisation)).toEqual([id])
  })

  it("bring a card once that stands twice, and two people whose cards bear one id both", async () => {
    const open = await OpenRecords.inNewVault()
    const imports = importsOf(open)
    const other = cardOf("UID:ada-1", "FN:Somebody Else", "EMAIL:else@example.org")
    const books = [fileOf("a.vcf", ada + ada), fileOf("b.vcf", ada + other)]
    const preview = must(await imports.preview("vcard", books, silent))
    expect(preview.willMake.contacts).toBe(2)
    expect(preview.leftOut).toContainEqual({ what: "twice", count: 2, examples: ["Dr Ada King Byron Jr."] })
    must(await imports.run())
    const again = must(await imports.preview("vcard", books.toReversed(), silent))
    expect([again.willMake.contacts, again.alreadyHere]).toEqual([0, 2])
  })

  it("take no card for a note of the same name", async () => {
    const open = await OpenRecords.inNewVault()
    const imports = importsOf(open)
    await imported(imports, "markdown", [fileOf("ada-1.md", "A note.")])
    const card = cardOf("UID:ada-1.md", "FN:Ada")
    expect(must(await imports.preview("vcard", [fileOf("a.vcf", card)], silent)).willMake.contacts).toBe(1)
  })

  it("lose the last of what no record could hold, and say so", async () => {
    const open = await OpenRecords.inNewVault()
    const imports = importsOf(open)
    const long = Array.from({ length: 60 }, (_, at) => `URL:https://example.org/${at}/${"x".repeat(800)}`)
    const preview = must(await imports.preview("vcard", [fileOf("a.vcf", cardOf("FN:Ada", ...long))], silent))
    expect(preview.leftOut).toContainEqual(expect.objectContaining({ what: "too-many" }))
    expect(preview.willMake.channels).toBeGreaterThan(20)
    expect(must(await imports.run()).made).toBe(1)
  })

  it("say which file is no address book", async () => {
    const open = await OpenRecords.inNewVault()
    const files = [fileOf("a.vcf", ada), fileOf("list.vcf", "name,mail\r\n")]
    const preview = must(await importsOf(open).preview("vcard", files, silent))
    expect(preview.willMake.contacts).toBe(1)
    expect(preview.leftOut).toContainEqual({ what: "no-cards", count: 1, examples: ["list.vcf"] })
  })
})

const books = resolve(import.meta.dirname, "../../../../../shared/data/vcards")
if (!existsSync(books)) console.log("Skipped: the address books are not at hand.")

describe.skipIf(!existsSync(books))("Address books that real programs wrote", () => {
  it("come in whole, and a second time not at all", async () => {
    const open = await OpenRecords.inNewVault()
    const imports = importsOf(open)
    const files = readdirSync(books).map((name) =>
      fileOf(name, new Uint8Array(readFileSync(join(books, name)))),
    )
    const preview = must(await imports.preview("vcard", files, silent))
    console.log(`Cards: ${JSON.stringify({ ...preview, items: [] })}`)
    const { made } = must(await imports.run())
    const { contacts, organisations } = preview.willMake
    expect(made).toBe(contacts + organisations)
    expect(contacts).toBeGreaterThan(40)
    const again = must(await imports.preview("vcard", files, silent))
    expect([again.willMake.contacts, again.alreadyHere]).toEqual([0, contacts])
  })
})
