import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { bodyPatch, patchedBody } from "../../../src/vault/body-patch.ts"
import { must } from "../../support/must.ts"

const bytes = (text: string) => new TextEncoder().encode(text)
const text = fc.string({ unit: fc.constantFrom("a", "b", "é", "€", "😀", "\u0301"), maxLength: 30 })

describe("a body patch", () => {
  it("makes the fresh body out of the old one, whatever changed, and is cut between characters", () => {
    fc.assert(
      fc.property(text, text, text, text, (head, old, fresh, tail) => {
        const [base, changed] = [bytes(head + old + tail), bytes(head + fresh + tail)]
        const patch = bodyPatch(base, changed)
        expect(must(patchedBody(base, patch))).toEqual(changed)
        expect(bytes(patch.put).length).toBeLessThanOrEqual(bytes(fresh).length + 8)
      }),
    )
  })

  it("is small for a small change of a long text", () => {
    const long = "Listen first. ".repeat(2_000)
    const patch = bodyPatch(bytes(long), bytes(`${long.slice(0, 9_000)}x${long.slice(9_000)}`))
    expect(patch.put.length).toBeLessThan(20)
  })

  it("that reaches past the body, or names no place, is refused", () => {
    const base = bytes("abc")
    expect(patchedBody(base, { at: 1, drop: 2, put: "x" }).ok).toBe(true)
    for (const [at, drop] of [
      [1, 3],
      [4, 0],
      [-1, 1],
      [0, -1],
      [0.5, 1],
      [Number.NaN, 0],
    ] as const) {
      expect(patchedBody(base, { at, drop, put: "x" })).toEqual({ ok: false, refusal: "damaged" })
    }
  })
})
