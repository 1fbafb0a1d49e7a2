import * as fc from "fast-check"
import { beforeAll, describe, expect, test, vi } from "vitest"
import { flowSentence } from "../../../../src/app/network/flow-sentence.ts"
import { loadSentences } from "../../../../src/app/strings/say.ts"
import type { LocalDate } from "../../../../src/base/local-date.ts"
import type { Flow } from "../../../../src/domain/flow.ts"
import { exchangeKinds } from "../../../../src/domain/reciprocity-entry.ts"

vi.hoisted(() => vi.stubGlobal("navigator", { language: "en-GB" }))
beforeAll(loadSentences)

const today = "2026-11-21" as LocalDate
const day = (text: string) => text as LocalDate
const flow = (changed: Partial<Flow>): Flow => ({
  band: "both-ways",
  mainKind: null,
  lastGiven: null,
  lastReceived: null,
  ...changed,
})

describe("the sentence about give and take", () => {
  test("names what mostly passed, and what last came the other way", () => {
    const sentence = flowSentence(
      flow({
        band: "mostly-given",
        mainKind: "introduction",
        lastGiven: { date: day("2026-11-01"), kind: "introduction" },
        lastReceived: { date: day("2026-03-14"), kind: "feedback" },
      }),
      today,
    )
    expect(sentence).toBe("Mostly you gave, in introductions; last received: feedback, in March.")
  })

  test("says both ways, quiet and too early in those words", () => {
    expect(flowSentence(flow({}), today)).toBe("Both ways.")
    expect(flowSentence(flow({ band: "too-early" }), today)).toBe("Too early to tell.")
    const last = { date: day("2025-06-02"), kind: "advice" }
    expect(flowSentence(flow({ band: "quiet", lastGiven: last }), today)).toBe(
      "Quiet; last given: advice, in June last year.",
    )
  })

  test("shows a kind of a newer version as it is stored", () => {
    const sentence = flowSentence(flow({ band: "mostly-received", mainKind: "shelter" }), today)
    expect(sentence).toBe("Mostly you received, in shelter.")
  })

  test("never holds a figure, whatever passed and however long ago", () => {
    const last = fc.option(
      fc.record({
        date: fc
          .tuple(fc.integer({ min: 1900, max: 2026 }), fc.integer({ min: 1, max: 12 }))
          .map(([year, month]) => day(`${year}-${String(month).padStart(2, "0")}-01`)),
        kind: fc.constantFrom(...exchangeKinds),
      }),
    )
    const flows = fc.record({
      band: fc.constantFrom("both-ways", "mostly-given", "mostly-received", "quiet", "too-early"),
      mainKind: fc.option(fc.constantFrom(...exchangeKinds)),
      lastGiven: last,
      lastReceived: last,
    })
    fc.assert(
      fc.property(flows, (any) => {
        expect(flowSentence(any as Flow, today)).not.toMatch(/\p{N}/u)
      }),
    )
  })
})
