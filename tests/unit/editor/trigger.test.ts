import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { triggerBefore } from "../../../src/editor/suggestions/trigger.ts"

describe("What is typed before the caret", () => {
  it.each([
    ["@", "person", ""],
    ["I met @ana", "person", "ana"],
    ["I met @ana pérez", "person", "ana pérez"],
    ["(@שרה ל", "person", "שרה ל"],
    ["“@Bo", "person", "Bo"],
    ["@ana and @bo", "person", "bo"],
    ["/", "block", ""],
    ["a /h2", "block", "h2"],
    ["@ana /quote", "block", "quote"],
  ])("%j asks for a %s by %j", (text, kind, query) => {
    expect(triggerBefore(text)).toEqual({ kind, query, length: query.length + 1 })
  })

  it.each([
    "",
    "ana",
    "me@ana",
    "@ ana",
    "@ana  p",
    "@one two three four five",
    `@${"a".repeat(61)}`,
    "1/2",
    "/ or",
    "and/or",
    "//",
  ])("%j asks for nothing", (text) => {
    expect(triggerBefore(text)).toBeNull()
  })

  it("is never asked for beyond its own length, and always from its sign on", () => {
    const typed = fc.array(fc.constantFrom("@", "/", " ", "a", "é", "ש", ".", "(", "2"), { maxLength: 40 })
    fc.assert(
      fc.property(typed, (letters) => {
        const text = letters.join("")
        const trigger = triggerBefore(text)
        if (trigger === null) return
        const asked = text.slice(text.length - trigger.length)
        expect(asked).toBe((trigger.kind === "person" ? "@" : "/") + trigger.query)
      }),
    )
  })
})
