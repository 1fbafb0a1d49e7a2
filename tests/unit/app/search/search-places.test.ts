import { describe, expect, test } from "vitest"
import { placeAt, toStoredPlace } from "../../../../src/app/frame/place.ts"
import { keepKind, keepList, keptSearch } from "../../../../src/app/search/kept-search.ts"
import type { VaultClient } from "../../../../src/app/vault-client.ts"
import type { RecordId } from "../../../../src/domain/envelope.ts"
import type { ListPlace } from "../../../../src/ui/virtual-list.tsx"

const id = "0192f0c1-0000-7000-8000-000000000001" as RecordId

describe("The search as a place", () => {
  test("is come back to with what stands in its field", () => {
    const at = placeAt({ screen: "search" }, { query: "letter", view: id })
    expect(at).toEqual({ screen: "search", query: "letter", view: id })
    expect(placeAt(at, { query: "letters" })).toEqual({ screen: "search", query: "letters" })
  })

  test("keeps nothing that was looked for once the vault is locked", () => {
    expect(toStoredPlace({ screen: "note", id, caret: 3 })).toEqual({ screen: "note", id, caret: 3 })
    expect(toStoredPlace({ screen: "search", query: "letter", view: id })).toEqual({ screen: "search" })
  })

  test("is told apart from where one writes", () => {
    const note = { screen: "note", id } as const
    expect(placeAt(note, { caret: 7 })).toEqual({ ...note, caret: 7 })
    expect(placeAt(note, { query: "letter" })).toBe(note)
    expect(placeAt({ screen: "search" }, { caret: 7 })).toEqual({ screen: "search" })
    expect(placeAt({ screen: "today" }, { caret: 7 })).toEqual({ screen: "today" })
  })
})

test("a list stands where it was left for the same query alone", () => {
  const client = {} as VaultClient
  const place: ListPlace = { row: 4, offset: 120, sizes: [], hadFocus: true }
  keepList(client, "letter", "all", place)
  expect(keptSearch(client, "letter")).toBeNull()
  keepKind(client, "letter", null)
  keepList(client, "letter", "all", place)
  keepKind(client, "letter", "journal-note")
  expect(keptSearch(client, "letter")).toMatchObject({ kind: "journal-note", hadFocus: true })
  expect(keptSearch(client, "letter")?.lists.get("all")).toBe(place)
  expect(keptSearch(client, "letters")).toBeNull()
  keepKind(client, "letters", null)
  expect(keptSearch(client, "letters")?.lists.size).toBe(0)
  expect(keptSearch({} as VaultClient, "letters")).toBeNull()
})
