import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { RecordId } from "../../../../src/domain/envelope.ts"
import { type Dated, Timeline } from "../../../../src/worker/journal/timeline.ts"

const id = fc.integer({ min: 0, max: 40 }).map((n) => n.toString(16).padStart(32, "0") as RecordId)
const dated: fc.Arbitrary<Dated> = fc.record({
  id,
  date: fc.constantFrom("2024-02-29", "2026-11-19", "2026-11-20"),
  createdAt: fc.constantFrom("2026-11-20T08:00:00.000Z", "2026-11-20T09:00:00.000Z"),
})

/** Newest day first, within a day the later made first. */
function sorted(items: ReadonlyMap<RecordId, Dated>): RecordId[] {
  const keyOf = (item: Dated) => `${item.date} ${item.createdAt} ${item.id}`
  return [...items.values()].toSorted((a, b) => (keyOf(a) < keyOf(b) ? 1 : -1)).map((item) => item.id)
}

describe("the timeline", () => {
  it("is in order after any comings and goings, and shows any window of it", () => {
    fc.assert(
      fc.property(
        fc.array(dated, { maxLength: 30 }),
        fc.array(
          fc.oneof(
            dated.map((item) => ({ put: item })),
            id.map((gone) => ({ remove: gone })),
          ),
        ),
        fc.nat(40),
        fc.nat(10),
        (start, steps, from, count) => {
          const model = new Map(start.map((item) => [item.id, item]))
          const timeline = new Timeline([...model.values()])
          expect(timeline.length).toBe(model.size)
          expect(timeline.window(from, count)).toEqual(sorted(model).slice(from, from + count))
          for (const step of steps) {
            if ("put" in step) {
              timeline.put(step.put)
              model.set(step.put.id, step.put)
            } else {
              timeline.remove(step.remove)
              model.delete(step.remove)
            }
          }
          const expected = sorted(model)
          expect(timeline.length).toBe(expected.length)
          expect(timeline.window(0, 1000)).toEqual(expected)
          expect(timeline.window(from, count)).toEqual(expected.slice(from, from + count))
        },
      ),
    )
  })
})
