import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { canonicalJson } from "../../../src/domain/canonical-json.ts"
import type { RecordId } from "../../../src/domain/envelope.ts"
import { histories, live, plainHistories } from "./merge-histories.ts"
import { type Copy, type Held, type Holding, linesOf, merged, type Truth } from "./merge-model.ts"

const runs = { numRuns: 2000 }

describe("the merge of two vaults", () => {
  it("is the same whichever is merged into which, and once done changes nothing more", () => {
    let differed = 0
    fc.assert(
      fc.property(histories, (history) => {
        const [[ours, theirs]] = pairsOf(live(history).copies)
        const { held } = merged(ours.held, theirs.held)
        const lines = linesOf(held).join("\n")
        expect(linesOf(merged(theirs.held, ours.held).held).join("\n")).toBe(lines)
        expect(linesOf(merged(theirs.held, held).held).join("\n")).toBe(lines)
        for (const again of [merged(held, theirs.held), merged(held, ours.held)]) {
          expect([again.merge.puts, again.merge.removes]).toEqual([[], []])
        }
        if (lines !== linesOf(ours.held).join("\n")) differed += 1
      }),
      runs,
    )
    expect(differed).toBeGreaterThan(runs.numRuns / 2)
  })

  it("changes nothing where a former state of the same vault comes back", () => {
    let changedSince = 0
    fc.assert(
      fc.property(histories, (history) => {
        const { kept } = live(history)
        for (const { of, former } of kept) {
          const lines = linesOf(of.held).join("\n")
          if (lines !== linesOf(former.held).join("\n")) changedSince += 1
          const { merge } = merged(of.held, former.held)
          expect([merge.puts, merge.removes]).toEqual([[], []])
          expect(linesOf(merged(former.held, of.held).held).join("\n")).toBe(lines)
        }
      }),
      runs,
    )
    expect(changedSince).toBeGreaterThan(runs.numRuns)
  })

  it("keeps all that was changed, brings back nothing that was removed or replaced, by what really happened", () => {
    const seen = { apart: 0, descends: 0, gone: 0, beside: 0, aside: 0, versions: 0 }
    const check = (ours: Copy, theirs: Copy) => {
      const { held } = merged(ours.held, theirs.held)
      for (const id of new Set([...ours.entries, ...theirs.entries])) checkOne(ours, theirs, held, id, seen)
    }
    fc.assert(
      fc.property(histories, (history) => {
        for (const [ours, theirs] of pairsOf(live(history, check).copies)) check(ours, theirs)
      }),
      runs,
    )
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(200)
  })

  it("of three vaults comes out alike in any order, but for what is set aside, where clocks are right", () => {
    let disputed = 0
    fc.assert(
      fc.property(plainHistories, (history) => {
        const [[{ held: a }, { held: b }], [, { held: c }]] = pairsOf(live(history).copies)
        const left = merged(merged(a, b).held, c).held
        const right = merged(a, merged(b, c).held).held
        expect([...left.keys()].filter((id) => isEntry(left, id)).toSorted()).toEqual(
          [...right.keys()].filter((id) => isEntry(right, id)).toSorted(),
        )
        for (const [id, one] of left) {
          if (!isEntry(left, id) || [a, b, c].some((copy) => !copy.has(id))) continue
          expect(right.get(id)).toEqual(one)
        }
        disputed += [...left.values()].some(({ record }) => record.type === "kept-aside") ? 1 : 0
      }),
      runs,
    )
    expect(disputed).toBeGreaterThan(500)
  })
})

function checkOne(
  ours: Copy,
  theirs: Copy,
  held: Holding,
  id: RecordId,
  seen: { [what: string]: number },
): void {
  const buried = new Set([...(ours.buried.get(id) ?? []), ...(theirs.buried.get(id) ?? [])])
  const living = [ours, theirs].flatMap((copy) => {
    const one = copy.held.get(id)
    const truth = copy.truth.get(id) ?? new Set<number>()
    return one === undefined || isWithin(truth, buried) ? [] : [{ one, truth }]
  })
  const result = held.get(id)
  expect(result !== undefined).toBe(living.length > 0)
  if (result === undefined) {
    seen["gone"] = (seen["gone"] ?? 0) + 1
    expect([...held.values()].some(({ record }) => record["of"] === id && record.type === "revision")).toBe(
      false,
    )
    return
  }
  const [first, second] = living
  if (first === undefined) return
  if (second === undefined) {
    if (buried.size > 0) seen["beside"] = (seen["beside"] ?? 0) + 1
    return expect(contentOf(result)).toBe(contentOf(first.one))
  }
  if (isWithin(first.truth, second.truth) || isWithin(second.truth, first.truth)) {
    const newer = isWithin(first.truth, second.truth) ? second : first
    if (first.truth.size !== second.truth.size) seen["descends"] = (seen["descends"] ?? 0) + 1
    return expect(contentOf(result)).toBe(contentOf(newer.one))
  }
  seen["apart"] = (seen["apart"] ?? 0) + 1
  const isTrashed = ({ one }: { one: Held }) => one.record.deletedAt !== undefined
  if (isTrashed(first) !== isTrashed(second)) expect(result.record.deletedAt).toBeUndefined()
  for (const { one } of living) {
    const about = [...held.values()].filter(({ record }) => record["of"] === id)
    for (const [name, text] of Object.entries(one.texts)) {
      if (result.texts[name] === text) continue
      seen["versions"] = (seen["versions"] ?? 0) + 1
      const versions = about.filter(({ record }) => record.type === "revision" && record["body"] === name)
      expect(versions.map(({ texts }) => texts["text"])).toContain(text)
    }
    if (fieldsOf(one) === fieldsOf(result)) continue
    const isOnlyThrownAway = one.record.deletedAt !== undefined && result.record.deletedAt !== undefined
    const asides = about
      .filter(({ record }) => record.type === "kept-aside")
      .flatMap(({ record, texts }) => [record["fields"], texts["fields"]])
    seen["aside"] = (seen["aside"] ?? 0) + 1
    if (!isOnlyThrownAway || titleOf(one) !== titleOf(result)) {
      expect(
        [fieldsOf(one), canonicalJson({ fields: JSON.parse(fieldsOf(one)) as unknown })].some((kept) =>
          asides.includes(kept),
        ),
      ).toBe(true)
    }
  }
}

type Pair = readonly [Copy, Copy]

function pairsOf(copies: readonly Copy[]): readonly [Pair, Pair, Pair] {
  const [a, b, c] = copies as readonly [Copy, Copy, Copy]
  return [
    [a, b],
    [b, c],
    [c, a],
  ]
}

function isEntry(held: Holding, id: RecordId): boolean {
  return held.get(id)?.record.type === "note"
}

function isWithin(one: Truth, other: Truth): boolean {
  return [...one].every((change) => other.has(change))
}

function contentOf({ record, texts }: Held): string {
  return canonicalJson([{ ...record, clock: undefined }, texts])
}

const own: ReadonlySet<string> = new Set(["id", "type", "schema", "createdAt", "updatedAt", "clock"])

function fieldsOf({ record }: Held): string {
  return canonicalJson(Object.fromEntries(Object.entries(record).filter(([name]) => !own.has(name))))
}

function titleOf({ record }: Held): unknown {
  return record["title"]
}
