import { describe, expect, it } from "vitest"
import { argumentBehind, matchCommand } from "../../../src/query/match-command.ts"

describe("a command", () => {
  it("is found by its name and, a little less, by a synonym", () => {
    const own = matchCommand("lock", ["Lock now", "Close the vault"])
    const synonym = matchCommand("close", ["Lock now", "Close the vault"])
    expect(own?.marks).toEqual([[0, 4]])
    expect(synonym?.marks).toEqual([])
    expect(own?.score ?? 0).toBeGreaterThan(synonym?.score ?? 0)
    expect(synonym?.score ?? 0).toBeGreaterThan(0)
    expect(matchCommand("lock xyz", ["Lock now", "Close the vault"])).toBeNull()
    expect(matchCommand("", ["Lock now"])).toEqual({ score: 1, marks: [] })
  })

  const names = ["New session with…", "Meet", "Meet day by day"]
  it.each([
    ["new session with Anna Berg", "Anna Berg"],
    ["NEW  SESSION  WITH  anna", "anna"],
    ["meet Anna", "Anna"],
    ["meet day by day Anna", "Anna"],
    ["meet day by", "day by"],
    ["meet ", ""],
    ["new session with ", ""],
    ["new session with", null],
    ["new session", null],
    ["meeting Anna", null],
    ["", null],
  ])("goes on with what stands behind its name: %s", (typed, argument) => {
    expect(argumentBehind(typed, names)).toBe(argument)
  })
})
