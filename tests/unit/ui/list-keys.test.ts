import { describe, expect, it } from "vitest"
import { rowAfterKey } from "../../../src/ui/list-keys.ts"

describe("A key in a long list", () => {
  it.each([
    ["ArrowDown", 3, 4],
    ["ArrowUp", 3, 2],
    ["PageDown", 3, 13],
    ["PageUp", 13, 3],
    ["Home", 13, 0],
    ["End", 3, 99],
  ])("%s leads from row %i to row %i", (key, from, to) => {
    expect(rowAfterKey(key, from, 100)).toBe(to)
  })

  it("never leads out of the list", () => {
    expect(rowAfterKey("ArrowUp", 0, 100)).toBe(0)
    expect(rowAfterKey("PageDown", 95, 100)).toBe(99)
    expect(rowAfterKey("End", 0, 0)).toBeNull()
  })

  it("leads nowhere where it is not a list's", () => {
    expect(rowAfterKey("a", 3, 100)).toBeNull()
    expect(rowAfterKey("constructor", 3, 100)).toBeNull()
  })
})
