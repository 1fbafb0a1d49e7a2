import { beforeAll, describe, expect, test, vi } from "vitest"
import { sayCadence } from "../../../../src/app/strings/cadence.ts"
import { fieldsOf } from "../../../../src/app/network/new-person.ts"
import { everybody, isNarrowed, peopleQueryOf } from "../../../../src/app/network/people-view.ts"
import { sayImportantDay, sayMet, sayPlace } from "../../../../src/app/network/person-words.ts"
import { photoAddress, scaledSize } from "../../../../src/app/network/scale-photo.ts"
import { loadSentences } from "../../../../src/app/strings/say.ts"
import type { LocalDate } from "../../../../src/base/local-date.ts"

vi.hoisted(() => vi.stubGlobal("navigator", { language: "en-GB" }))
beforeAll(loadSentences)

const today = "2026-11-21" as LocalDate

describe("a rhythm in words", () => {
  test("names its unit, its pattern and its second limit", () => {
    expect(sayCadence({ every: 1, unit: "month" }, today)).toBe("every month")
    expect(
      sayCadence({ every: 2, unit: "month", atLatest: 3, pattern: { ordinal: 3, weekday: 1 } }, today),
    ).toBe("every 2 months, the third Monday, at the latest after 3 months")
    expect(sayCadence({ every: 6, unit: "week", pattern: { weekday: 5 } }, today)).toBe(
      "every 6 weeks, on a Friday",
    )
  })

  test("is silent where there is none, or in a unit that this version does not know", () => {
    expect(sayCadence(undefined, today)).toBe("")
    expect(sayCadence({ unit: "month" }, today)).toBe("")
    expect(sayCadence({ every: 2, unit: "moon" }, today)).toBe("")
  })
})

describe("what is known of a person, in words", () => {
  test("leaves out what is not known", () => {
    expect(sayPlace({ jobTitle: "Head", organisation: "Meridian" })).toBe("Head, Meridian")
    expect(sayPlace({ organisation: "Meridian" })).toBe("Meridian")
    expect(sayPlace({})).toBe("")
    expect(sayMet({ howMet: "event", metAt: "Zurich" })).toBe("At an event, Zurich")
    expect(sayMet({})).toBe("")
  })

  test("shows a day that cannot be read as it is stored", () => {
    expect(sayImportantDay("--03-14")).toMatch(/14/)
    expect(sayImportantDay("1968-03-14")).toMatch(/1968/)
    expect(sayImportantDay("in spring")).toBe("in spring")
    expect(sayImportantDay("--02-31")).toBe("--02-31")
  })
})

describe("the list of people", () => {
  test("asks for everybody at first, and for no more than was chosen", () => {
    expect(peopleQueryOf(everybody, today)).toEqual({ today })
    expect(peopleQueryOf({ show: "due", role: "sponsor", tags: [], text: " ine " }, today)).toEqual({
      today,
      isDue: true,
      role: "sponsor",
      text: "ine",
    })
    expect(peopleQueryOf({ ...everybody, show: "archived" }, today)).toEqual({ today, isArchived: true })
    expect(isNarrowed({ ...everybody, show: "archived" })).toBe(false)
    expect(isNarrowed({ ...everybody, tags: ["board"] })).toBe(true)
  })
})

describe("a new person", () => {
  test("has the last word as family name, and only what was chosen", () => {
    const made = fieldsOf({ name: " Ana Maria Silva ", organisation: null, howMet: "", role: "sponsor" })
    expect(made).toEqual({
      ok: true,
      value: { givenName: "Ana Maria", familyName: "Silva", networkRoles: ["sponsor"] },
    })
    const one = fieldsOf({ name: "Björk", organisation: null, howMet: "", role: "" })
    expect(one).toEqual({ ok: true, value: { givenName: "Björk" } })
  })

  test("is refused without a name", () => {
    expect(fieldsOf({ name: "x", organisation: null, howMet: "", role: "" }).ok).toBe(true)
    expect(fieldsOf({ name: "  ", organisation: null, howMet: "", role: "" }).ok).toBe(false)
  })
})

describe("a picture", () => {
  test("is made smaller to fit, never larger, and keeps its shape", () => {
    expect(scaledSize({ width: 4000, height: 2000 })).toEqual({ width: 256, height: 128 })
    expect(scaledSize({ width: 100, height: 40 })).toEqual({ width: 100, height: 40 })
    expect(scaledSize({ width: 9000, height: 2 })).toEqual({ width: 256, height: 1 })
  })

  test("is shown from memory, as what its first bytes say", () => {
    expect(photoAddress("/9j/4AAQ")).toBe("data:image/jpeg;base64,/9j/4AAQ")
    expect(photoAddress("iVBORw0KGgo=")).toBe("data:image/png;base64,iVBORw0KGgo=")
    expect(photoAddress("UklGRg==")).toBe("data:image/webp;base64,UklGRg==")
  })
})
