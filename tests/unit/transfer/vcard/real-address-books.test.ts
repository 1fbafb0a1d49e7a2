import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join, resolve } from "node:path"
import { beforeAll, describe, expect, it } from "vitest"
import { startSodium } from "../../../../src/crypto/sodium.ts"
import type { VcardLeftOut } from "../../../../src/transfer/vcard/imported-contact.ts"
import { readVcards } from "../../../../src/transfer/vcard/read-vcards.ts"
import { must } from "../../../support/must.ts"

const folder = resolve(import.meta.dirname, "../../../../../shared/data/vcards")
if (!existsSync(folder)) console.log("Skipped: the address books are not at hand.")

beforeAll(async () => {
  must(await startSodium())
})

/** Counts by the looks of the lines alone, and shares nothing with the reader. */
function naiveCounts(): Map<string, number> {
  const counts = new Map<string, number>()
  for (const file of readdirSync(folder)) {
    const text = readFileSync(join(folder, file), "latin1")
      .replace(/=\r?\n(?![\w.-]+[;:])/g, "")
      .replace(/\r?\n[ \t]/g, "")
    const add = (name: string, count: number): void => {
      counts.set(name, (counts.get(name) ?? 0) + count)
    }
    for (const [, name = ""] of text.matchAll(/^(?:\w+\.)?([\w-]+)(?:;[^:\n]*)?:.*\S.*$/gm))
      add(name.toUpperCase(), 1)
    add("N in parts", text.match(/^N(?:;[^:\n]*)?:;?[^;\s]/gim)?.length ?? 0)
  }
  return counts
}

describe.skipIf(!existsSync(folder))("Address books that real programs wrote", () => {
  const readAll = () => {
    const files = readdirSync(folder)
    const books = files.map((file) => must(readVcards(new Uint8Array(readFileSync(join(folder, file))))))
    const cards = books.flatMap((book) => book.cards)
    const leftOut = new Map<string, Map<VcardLeftOut["why"], number>>()
    for (const { what, why, count } of [
      ...cards.flatMap((card) => card.leftOut),
      ...books.flatMap((book) => book.empty.flat()),
    ]) {
      const row = leftOut.get(what) ?? new Map<VcardLeftOut["why"], number>()
      leftOut.set(what, row.set(why, (row.get(why) ?? 0) + count))
    }
    return {
      files,
      cards,
      empty: books.flatMap((book) => book.empty).length,
      outside: books.map((book) => book.outside),
      leftOut,
    }
  }

  it("come in with as many cards, names, mail addresses and telephones as the lines show", () => {
    const { files, cards, empty, outside, leftOut } = readAll()
    const naive = naiveCounts()
    const channels = cards.flatMap(({ contact }) => contact.channels)
    const ofKind = (kind: string) => channels.filter((channel) => channel.kind === kind).length
    const lost = (name: string) =>
      [...(leftOut.get(name)?.values() ?? [])].reduce((sum, count) => sum + count, 0)
    const counted = (name: string) => naive.get(name) ?? 0
    const inParts = cards.filter(({ contact }) => contact.familyName + contact.givenName !== "").length
    console.log(
      `Books: ${files.length}, cards: ${cards.length} and ${empty} without a name; e-mails: ${ofKind("email")}, phones: ${ofKind("phone")}, ` +
        `addresses: ${ofKind("address")}, urls: ${ofKind("url")}, messaging: ${ofKind("messaging")}, ` +
        `names in parts: ${inParts}\n` +
        `Left out: ${JSON.stringify(Object.fromEntries([...leftOut].map(([what, row]) => [what, Object.fromEntries(row)])))}`,
    )
    expect(files).toHaveLength(44)
    expect(cards.length + empty).toBe(counted("BEGIN"))
    expect(outside.every((lines) => lines === 0)).toBe(true)
    expect(ofKind("email")).toBe(counted("EMAIL"))
    expect(ofKind("phone")).toBe(counted("TEL") + counted("X-MS-TEL"))
    expect(inParts + lost("N")).toBe(counted("N in parts"))
    expect(ofKind("url") + lost("URL")).toBe(counted("URL"))
    expect(lost("EMAIL") + lost("TEL") + lost("URL")).toBe(0)
    expect(cards.filter(({ contact }) => contact.displayName === "")).toEqual([])
  })

  it("lose no property in silence: each that is not taken is named as often as it stands there", () => {
    const { leftOut } = readAll()
    for (const [name, count] of naiveCounts()) {
      const named = leftOut.get(name)?.get("no-place") ?? 0
      if (named === 0 || name === "LABEL" || name === "ROLE" || name === "X-ABLABEL" || name === "KIND")
        continue
      expect({ name, named }).toEqual({ name, named: count })
    }
    const wholly = [...naiveCounts().keys()]
      .filter((name) => name !== "N in parts" && !leftOut.has(name))
      .toSorted()
    // What is left is all that is taken without remainder, or frames the card.
    const known =
      "ADR BEGIN CATEGORIES EMAIL FN IMPP NICKNAME NOTE TEL UID URL VERSION X-AIM X-EVOLUTION-ANNIVERSARY X-ICQ X-MS-ANNIVERSARY X-MS-IMADDRESS X-MS-TEL"
    expect(wholly.join(" ")).toBe(known)
  })

  it("bring the words of every name that is written plainly", () => {
    const { cards } = readAll()
    const names = new Set(cards.map(({ contact }) => contact.displayName))
    for (const name of [
      "Mr. John Richter, James Doe Sr.",
      "John Doë",
      "전도훈",
      "Tim Howes",
      "Apple Computer AG",
      "First Last NextCloud",
    ])
      expect(names).toContain(name)
  })

  it("make the same contacts with the same ids a second time", () => {
    const [once, again] = [readAll(), readAll()]
    expect(again.cards).toEqual(once.cards)
    expect(once.cards.length).toBeGreaterThan(40)
  })
})
