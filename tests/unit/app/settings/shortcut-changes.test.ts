import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { allCommands, type Command } from "../../../../src/app/frame/command.ts"
import { type Combination, isSame, mayChange, shortcutsOf } from "../../../../src/app/frame/shortcuts.ts"
import { type Changes, judge, withKeys, withSwapped } from "../../../../src/app/settings/shortcut-changes.ts"
import { combinations } from "../../../support/key-combinations.ts"

const single = (...keys: readonly string[]): Combination => ({ keys, isHeld: false })
const keysOf = (changes: Changes, command: Command) =>
  shortcutsOf(changes).find((shortcut) => shortcut.command === command)?.keys

describe("other keys for a command", () => {
  it("are free, or the ones it has", () => {
    expect(judge({}, "find", single("x"))).toEqual({ kind: "free" })
    expect(judge({}, "find", single("/"))).toEqual({ kind: "same" })
    expect(keysOf(withKeys({}, "find", single("x")), "find")).toEqual(["x"])
  })

  it("are refused with the reason where they are reserved", () => {
    const why = (key: string, isHeld: boolean) => judge({}, "find", { keys: [key], isHeld })
    expect(why("l", true)).toEqual({ kind: "reserved", why: "lock" })
    expect(why("b", true)).toEqual({ kind: "reserved", why: "text" })
    expect(why("w", true)).toEqual({ kind: "reserved", why: "window" })
    expect(why("F5", false)).toEqual({ kind: "reserved", why: "window" })
    expect(why("ArrowDown", false)).toEqual({ kind: "reserved", why: "moving" })
    expect(why("b", false)).toEqual({ kind: "free" })
  })

  it("can be swapped with the one command that has them", () => {
    const judged = judge({}, "find", single("n"))
    expect(judged).toMatchObject({ kind: "swap", with: { command: "new-session" }, gets: { keys: ["/"] } })
    if (judged.kind !== "swap") return
    const swapped = withSwapped({}, "find", single("n"), judged)
    expect(keysOf(swapped, "find")).toEqual(["n"])
    expect(keysOf(swapped, "new-session")).toEqual(["/"])
  })

  it("are told where they begin several others", () => {
    const judged = judge({}, "find", single("g"))
    expect(judged.kind).toBe("clash")
    expect(judged.kind === "clash" && judged.with.map(({ command }) => command)).toContain("go-today")
  })

  it("leave nothing behind once they are again as they came", () => {
    const changed = withKeys({}, "find", single("x"))
    expect(Object.keys(changed)).toEqual(["find"])
    expect(withKeys(changed, "find", single("/"))).toEqual({})
    expect(keysOf(withKeys({}, "find", null), "find")).toBeUndefined()
    expect(withKeys({}, "settings-you", null)).toEqual({})
  })
})

it("after any row of changes, the command last changed has what was asked for and nobody else lost theirs unsaid", () => {
  const steps = fc.array(fc.tuple(fc.constantFrom(...allCommands.filter(mayChange)), combinations), {
    maxLength: 12,
  })
  let swaps = 0
  fc.assert(
    fc.property(steps, (all) => {
      let changes: Changes = {}
      for (const [command, wanted] of all) {
        const before = shortcutsOf(changes)
        const judged = judge(changes, command, wanted)
        if (judged.kind === "free") changes = withKeys(changes, command, wanted)
        else if (judged.kind === "swap") changes = withSwapped(changes, command, wanted, judged)
        else continue
        const after = shortcutsOf(changes)
        const has = after.find((shortcut) => shortcut.command === command)
        expect(has !== undefined && isSame(has, wanted)).toBe(true)
        const swapped = judged.kind === "swap" ? judged.with.command : command
        if (judged.kind === "swap") {
          swaps += 1
          expect(keysOf(changes, swapped)).toEqual(judged.gets?.keys)
        }
        const untouched = (list: typeof before) =>
          list.filter((shortcut) => shortcut.command !== command && shortcut.command !== swapped)
        expect(new Set(untouched(after))).toEqual(new Set(untouched(before)))
      }
    }),
  )
  expect(swaps).toBeGreaterThan(0)
})
