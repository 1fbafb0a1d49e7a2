import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  nameOfContact,
  nameOfOrganisation,
  nameOfRelationship,
  nameOrder,
  sortKey,
} from "../../../src/domain/names.ts"
import { id, inTwoOrders } from "./arbitrary.ts"

describe("the name of a person", () => {
  it("is the display name, else the two names, else one of them, else the nickname", () => {
    const names = { displayName: "Countess", givenName: "Ada", familyName: "Byron", nickname: "Lady" }
    expect(nameOfContact(names)).toBe("Countess")
    const { displayName: _, ...two } = names
    expect(nameOfContact(two)).toBe("Ada Byron")
    expect(nameOfContact({ familyName: "Byron", nickname: "Lady" })).toBe("Byron")
    expect(nameOfContact({ nickname: "Lady" })).toBe("Lady")
  })

  it("is none where nothing can be seen of it", () => {
    expect(nameOfContact({ displayName: " a " })).toBe("a")
    for (const nothing of ["", "  ", "\u200b", "\u202e\u202c", "\u00a0"]) {
      expect(nameOfContact({ displayName: nothing, givenName: nothing })).toBeNull()
      expect(nameOfContact({ displayName: nothing, nickname: "Lady" })).toBe("Lady")
    }
    expect(nameOfContact({})).toBeNull()
  })

  it("stands in any script, family name first where that is how it is written", () => {
    expect(nameOfContact({ givenName: "小明", familyName: "王" })).toBe("王小明")
    expect(nameOfContact({ givenName: "민준", familyName: "김" })).toBe("김민준")
    expect(nameOfContact({ givenName: "さくら", familyName: "山田" })).toBe("山田さくら")
    expect(nameOfContact({ givenName: "Xiaoming", familyName: "王" })).toBe("Xiaoming 王")
    expect(nameOfContact({ givenName: "שרה", familyName: "לוי" })).toBe("שרה לוי")
    expect(nameOfContact({ nickname: "🦉" })).toBe("🦉")
  })
})

describe("the name of a relationship or an organisation", () => {
  const nameOf = (contact: string): string | null => ({ [id(1)]: "Ada", [id(2)]: "Ben" })[contact] ?? null

  it("is its title, else its people, as far as they have names", () => {
    const contacts = [id(1), id(3), id(2)]
    expect(nameOfRelationship({ title: "Circle", contacts }, nameOf)).toBe("Circle")
    expect(nameOfRelationship({ title: " ", contacts }, nameOf)).toBe("Ada, Ben")
    expect(nameOfRelationship({ contacts: [id(3)] }, nameOf)).toBeNull()
    expect(nameOfRelationship({}, nameOf)).toBeNull()
  })

  it("is the organisation's own", () => {
    expect(nameOfOrganisation({ name: "Royal Society" })).toBe("Royal Society")
    expect(nameOfOrganisation({ name: " " })).toBeNull()
  })
})

describe("the order of names", () => {
  it("is that of the collation, and does not count what stands before the first letter", () => {
    const names = ["Zoë", "“Ben”", "ada", "Émile", "Ädam", "🦉 Cora", "Eve"]
    expect(names.toSorted(nameOrder("en"))).toEqual([
      "ada",
      "Ädam",
      "“Ben”",
      "🦉 Cora",
      "Émile",
      "Eve",
      "Zoë",
    ])
    expect(["Öberg", "Zorn"].toSorted(nameOrder("sv"))).toEqual(["Zorn", "Öberg"])
    expect(sortKey("🦉")).toBe("🦉")
  })

  it("is the same from whichever order one starts", () => {
    const names = fc.array(
      fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("a", "A", "á", "a ", "-a")),
    )
    fc.assert(
      fc.property(inTwoOrders(names), ([one, other]) => {
        expect(one.toSorted(nameOrder("en"))).toEqual(other.toSorted(nameOrder("en")))
      }),
    )
  })
})
