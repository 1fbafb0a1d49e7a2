import { describe, expect, it } from "vitest"
import type { Instant, RecordId } from "../../../src/domain/envelope.ts"
import { comparedIds, mergeVaults } from "../../../src/domain/merge.ts"
import type { Merge, MergeableRecord, MergeSide, Versioned } from "../../../src/domain/merge-types.ts"
import { digest } from "./merge-model.ts"

const id = (text: string) => text.repeat(32).slice(0, 32) as RecordId
const instant = (day: number) => `2026-11-${String(day).padStart(2, "0")}T08:00:00.000Z` as Instant

type More = Readonly<{ [field: string]: unknown }>

function record(name: string, type: string, day: number, more: More = {}): MergeableRecord {
  const dates = { createdAt: instant(1), updatedAt: instant(day) }
  const envelope = { schema: 1, confidentiality: "normal", tags: [], pinned: false }
  return { ...envelope, id: id(name), type, ...dates, ...more }
}

function side(...all: (MergeableRecord | Versioned)[]): MergeSide {
  return new Map(
    all
      .map((one) => ("bodies" in one && "record" in one ? (one as Versioned) : { record: one, bodies: {} }))
      .map((version) => [version.record.id, version]),
  )
}

const merge = (ours: MergeSide, theirs: MergeSide) => mergeVaults(ours, theirs, digest)
const putIds = ({ puts }: Merge) => puts.map((put) => put.record.id)

describe("by its type, a record", () => {
  it("of one computer or of one vault's keys neither comes nor goes", () => {
    const note = record("a", "note", 2)
    for (const type of ["workspace", "replica", "vault-keys"]) {
      const { puts, removes, outcomes } = merge(
        side(record("1", type, 2, { clock: { AAAAAAAA: 1 } })),
        side(record("1", type, 3, { clock: { AAAAAAAA: 2 } }), record("2", type, 3), note),
      )
      expect([puts.map((put) => put.record), removes, [...outcomes.keys()]]).toEqual([[note], [], [note.id]])
    }
  })

  it("that is the owner's profile stays ours, and theirs is set aside, once", () => {
    const ours = record("1", "profile", 2, { displayName: "Here", clock: { AAAAAAAA: 1 } })
    const theirs = record("2", "profile", 3, { displayName: "There", clock: { BBBBBBBB: 1 } })
    const first = merge(side(ours), side(theirs))
    expect(first.removes).toEqual([])
    expect(first.puts.map((put) => put.record)).toMatchObject([
      { type: "kept-aside", of: ours.id, fields: expect.stringContaining('"There"') as string },
    ])
    const [aside] = first.puts
    if (aside === undefined) throw new Error("nothing was set aside")
    expect(merge(side(ours, aside.record), side(theirs)).puts).toEqual([])
    expect(putIds(merge(side(), side(theirs)))).toEqual([theirs.id])
    const newer = { ...ours, displayName: "Here still", updatedAt: instant(4), clock: { AAAAAAAA: 2 } }
    expect(merge(side(ours), side(newer)).puts.map((put) => put.record)).toEqual([newer])
  })

  it("that is a note of removals is there from both sides", () => {
    const one = record("1", "removal", 2, { records: [{ id: id("a"), clock: { AAAAAAAA: 1 } }] })
    const two = record("2", "removal", 2, { records: [{ id: id("b"), clock: {} }] })
    const { puts, removes, outcomes } = merge(
      side(one, record("b", "note", 2)),
      side(two, record("a", "note", 2)),
    )
    expect(puts.map((put) => put.record)).toEqual([two])
    expect(removes).toEqual([id("b")])
    // What lies in a backup without a clock was never changed since clocks are kept.
    expect([...outcomes]).toEqual([
      [id("b"), "remove"],
      [id("a"), "keep"],
    ])
  })

  it("that is a version keeps what it is a patch of, wherever that was let go of", () => {
    const note = (clock: { [replica: string]: number }, day: number) => record("a", "note", day, { clock })
    const whole = (name: string, clock = { AAAAAAAA: 1 }) =>
      record(name, "revision", 2, { of: id("a"), body: "text", clock })
    const patch = record("2", "revision", 3, {
      of: id("a"),
      body: "text",
      base: id("1"),
      clock: { AAAAAAAA: 2 },
    })
    // There the first was let go of, and the second written whole for it; here both are as they were.
    const thinned = { ...whole("2"), updatedAt: instant(4), clock: { AAAAAAAA: 2, BBBBBBBB: 9 } }
    const here = side(note({ AAAAAAAA: 2 }, 3), whole("1"), patch)
    const there = side(note({ AAAAAAAA: 2 }, 3), thinned)
    const agreed = merge(here, there)
    expect([agreed.puts.map((put) => put.record), agreed.removes]).toEqual([[thinned], [id("1")]])
    expect([merge(there, here).puts, merge(there, here).removes]).toEqual([[], []])
    // Of a record that went on there, only what is there: but a patch is never left without its base.
    const further = side(note({ AAAAAAAA: 2, BBBBBBBB: 9 }, 5), patch)
    expect(putIds(merge(here, further))).toEqual([id("a")])
    expect(merge(here, further).removes).toEqual([])
    expect(putIds(merge(further, here))).toEqual([id("1")])
    const gone = side(record("9", "removal", 5, { records: [{ id: id("a"), clock: { AAAAAAAA: 2 } }] }))
    expect(merge(here, gone).removes.toSorted()).toEqual([id("1"), id("2"), id("a")])
    expect(putIds(merge(gone, here))).toEqual([])
  })

  it("that was set aside and removed by the owner is not set aside again", () => {
    const ours = record("a", "note", 2, { title: "Here" })
    const theirs = record("a", "note", 3, { title: "There" })
    const { puts } = merge(side(ours), side(theirs))
    const aside = puts.find((put) => put.record.type === "kept-aside")?.record
    if (aside === undefined) throw new Error("nothing was set aside")
    const winner = puts.find((put) => put.record.id === ours.id)?.record ?? ours
    const note = record("9", "removal", 4, { records: [{ id: aside.id, clock: {} }] })
    expect(merge(side(winner), side(ours)).puts.map((put) => put.record.id)).toEqual([aside.id])
    expect(merge(side(winner, note), side(ours)).puts).toEqual([])
  })

  it("of what was set aside is as strict as the stricter of the two", () => {
    const clock = (replica: string) => ({ clock: { [replica]: 1 } })
    const words = ["normal", "sensitive", "withheld", "a-word-to-come"]
    for (const [at, ours] of words.entries()) {
      for (const [other, theirs] of words.entries()) {
        const { puts } = merge(
          side(record("a", "note", 2, { title: "Here", confidentiality: ours, ...clock("AAAAAAAA") })),
          side(record("a", "note", 3, { title: "There", confidentiality: theirs, ...clock("BBBBBBBB") })),
        )
        const aside = puts.find((put) => put.record.type === "kept-aside")?.record
        expect(aside?.confidentiality).toBe(words[Math.max(at, other)])
      }
    }
  })

  it("asks for the texts of what was changed apart, and for no others", () => {
    const version = (
      name: string,
      day: number,
      clock: { [replica: string]: number },
      text: string | null,
    ): Versioned => ({
      record: record(name, "note", day, { clock }),
      bodies: { text },
    })
    const same = version("a", 2, { AAAAAAAA: 1 }, null)
    const ours = [
      same,
      version("b", 2, { AAAAAAAA: 1 }, null),
      version("c", 2, { AAAAAAAA: 1 }, null),
      version("d", 2, {}, null),
    ]
    const theirs = [
      same,
      version("b", 3, { AAAAAAAA: 2 }, null),
      version("c", 3, { BBBBBBBB: 1 }, null),
      version("d", 2, {}, null),
    ]
    expect([...comparedIds(side(...ours), side(...theirs))].toSorted()).toEqual([id("c"), id("d")])
    expect(() => merge(side(...ours), side(...theirs))).toThrow("needed")
    expect(putIds(merge(side(...ours.slice(0, 2)), side(...theirs.slice(0, 2))))).toEqual([id("b")])
  })
})
