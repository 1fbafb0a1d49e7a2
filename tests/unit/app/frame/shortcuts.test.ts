import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { look } from "../../../../src/contract/values.ts"
import { allCommands, type Command, commandGroups } from "../../../../src/app/frame/command.ts"
import type { KeyPress } from "../../../../src/app/frame/key-stroke.ts"
import { whyReserved } from "../../../../src/app/frame/reserved-keys.ts"
import {
  firstShortcuts,
  isClash,
  makeKeyReader,
  mayChange,
  shortcutsOf,
} from "../../../../src/app/frame/shortcuts.ts"
import { combinations } from "../../../support/key-combinations.ts"

const commands: readonly Command[] = allCommands
const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false }

function press(key: string, more: Partial<KeyPress> = {}): KeyPress {
  const code = /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : ""
  return { ...none, key, code, timeStamp: 0, ...more }
}

describe("the keys that commands come with", () => {
  it("are all there, none reserved, and no two alike", () => {
    const given = Object.keys(firstShortcuts)
    expect(shortcutsOf({}).map(({ command }) => command)).toEqual(
      commands.filter((command) => given.includes(command)),
    )
    expect(given).toContain("palette")
  })

  it("belong to commands that are listed once", () => {
    const listed = Object.values(commandGroups).flat()
    expect(new Set(listed).size).toBe(listed.length)
  })
})

describe("a reader of key presses", () => {
  const read = () => makeKeyReader(shortcutsOf({}))

  it("knows single keys, two in a row and held ones", () => {
    const reader = read()
    expect(reader(press("n"), true)).toBe("new-session")
    expect(reader(press("N", { shiftKey: true }), true)).toBe("new-note")
    expect(reader(press("g"), true)).toBeNull()
    expect(reader(press("t", { timeStamp: 1_000 }), true)).toBe("go-today")
    expect(reader(press("k", { ctrlKey: true }), false)).toBe("palette")
    expect(reader(press(",", { metaKey: true }), false)).toBe("settings")
  })

  it("hears no single key where one is writing, and nothing with Alt", () => {
    const reader = read()
    expect(reader(press("n"), false)).toBeNull()
    expect(reader(press("n", { altKey: true }), true)).toBeNull()
    expect(reader(press("k", { ctrlKey: true, altKey: true }), true)).toBeNull()
  })

  it("waits a moment for the second key, and Shift on the way ends nothing", () => {
    const reader = read()
    reader(press("g"), true)
    expect(reader(press("t", { timeStamp: 2_000 }), true)).toBeNull()
    const other = makeKeyReader(shortcutsOf({ "new-note": { keys: ["g", "N"], isHeld: false } }))
    other(press("g"), true)
    other(press("Shift", { shiftKey: true }), true)
    expect(other(press("N", { shiftKey: true }), true)).toBe("new-note")
  })

  it("takes no notice of Caps Lock, and finds a letter by its place on a keyboard of another script", () => {
    const reader = read()
    expect(reader(press("N"), true)).toBe("new-session")
    expect(reader(press("n", { shiftKey: true }), true)).toBe("new-note")
    expect(reader(press("л", { code: "KeyK", ctrlKey: true }), false)).toBe("palette")
    expect(reader(press("т", { code: "KeyN" }), true)).toBe("new-session")
  })

  it("goes by the letter, not by its place, on a keyboard of the same script", () => {
    // AZERTY: the key at the place of Q types A.
    expect(read()(press("a", { code: "KeyQ" }), true)).toBe("new-action")
  })
})

describe("the owner's own keys", () => {
  it("come before those that commands came with, and can be none", () => {
    const now = shortcutsOf({ find: { keys: ["n"], isHeld: false }, "new-note": null })
    expect(now.find(({ command }) => command === "find")?.keys).toEqual(["n"])
    expect(now.some(({ command }) => command === "new-session" || command === "new-note")).toBe(false)
  })

  it("never lock, and never take what is reserved", () => {
    const now = shortcutsOf({
      lock: { keys: ["x"], isHeld: false },
      find: { keys: ["l"], isHeld: true },
    })
    expect(now.some(({ command }) => command === "lock" || command === "find")).toBe(false)
    expect(now.some(({ command }) => command === "new-session")).toBe(true)
  })

  it("whatever stands in the file, no two commands hear the same keys and none a reserved one", () => {
    const files = fc.dictionary(fc.constantFrom(...commands), fc.option(combinations))
    fc.assert(
      fc.property(files, (changed) => {
        const now = shortcutsOf(look.shape.shortcuts.parse(changed))
        for (const [index, one] of now.entries()) {
          expect(whyReserved(one)).toBeNull()
          expect(mayChange(one.command)).toBe(true)
          expect(now.slice(index + 1).filter((other) => isClash(one, other))).toEqual([])
        }
      }),
    )
  })
})

describe("what is kept of them", () => {
  const keep = (shortcuts: unknown) => look.shape.shortcuts.safeParse(shortcuts).success
  it("is one key, two in a row, or a held one, under a command's name", () => {
    expect(keep({ find: { keys: ["n"], isHeld: false }, "go-today": null })).toBe(true)
    expect(keep({ find: { keys: ["g", "ü"], isHeld: false } })).toBe(true)
    expect(keep({ find: { keys: ["g", "h"], isHeld: true } })).toBe(false)
    expect(keep({ find: { keys: [], isHeld: false } })).toBe(false)
    expect(keep({ find: { keys: ["Anna"], isHeld: false } })).toBe(false)
    expect(keep({ find: { keys: [" "], isHeld: false } })).toBe(false)
    expect(keep({ find: { keys: ["n"], isHeld: false, more: 1 } })).toBe(false)
    expect(keep({ "Find Anna": { keys: ["n"], isHeld: false } })).toBe(false)
  })
})
