import * as fc from "fast-check"
import { expect, it } from "vitest"
import type { LocalDate } from "../../../src/base/local-date.ts"
import type { Instant, RecordId } from "../../../src/domain/envelope.ts"
import { windowSize, windowsFor, withWindow } from "../../../src/app/writings/writing-windows.ts"
import type { WritingSummary } from "../../../src/worker/api.ts"

const summary = (name: string): WritingSummary => ({
  id: name as RecordId,
  kind: "journal-note",
  date: "2026-11-20" as LocalDate,
  title: name,
  createdAt: "2026-11-20T00:00:00.000Z" as Instant,
  updatedAt: "2026-11-20T00:00:00.000Z" as Instant,
})

it("the windows asked for cover the rows on the screen and begin at whole windows", () => {
  fc.assert(
    fc.property(fc.nat(20_000), fc.nat(80), (first, more) => {
      const starts = windowsFor(first, first + more)
      for (let row = first; row <= first + more; row += 1) {
        expect(starts.some((from) => from <= row && row < from + windowSize)).toBe(true)
      }
      for (const from of starts) expect(from % windowSize).toBe(0)
      expect(new Set(starts).size).toBe(starts.length)
    }),
  )
})

it("a window is laid at its place and leaves the others", () => {
  const first = withWindow(null, 0, { total: 100, items: [summary("a"), summary("b")] })
  const both = withWindow(first, 60, { total: 100, items: [summary("c")] })
  expect(both.items.get(1)?.title).toBe("b")
  expect(both.items.get(60)?.title).toBe("c")
})

it("a changed total forgets rows that may have moved", () => {
  const first = withWindow(null, 0, { total: 100, items: [summary("a")] })
  const changed = withWindow(first, 60, { total: 101, items: [summary("c")] })
  expect(changed.items.has(0)).toBe(false)
  expect(changed.items.get(60)?.title).toBe("c")
})
