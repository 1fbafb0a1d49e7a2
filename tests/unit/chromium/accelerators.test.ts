import { describe, expect, test } from "vitest"
import { readAccelerator } from "../../../electron/chromium/accelerator.ts"

const none = { control: false, meta: false, alt: false, shift: false }

describe("an accelerator's text", () => {
  test.each([
    ["CmdOrCtrl+K", { ...none, key: "k", control: true }],
    ["CommandOrControl+Shift+Plus", { ...none, key: "+", control: true, shift: true }],
    ["Alt+Left", { ...none, key: "arrowleft", alt: true }],
    ["Escape", { ...none, key: "escape" }],
    ["F11", { ...none, key: "f11" }],
    ["CmdOrCtrl+-", { ...none, key: "-", control: true }],
  ])("%s names its key and what is held with it", (text, expected) => {
    expect(readAccelerator(text, "linux")).toEqual(expected)
  })

  test("means Command on macOS", () => {
    expect(readAccelerator("CmdOrCtrl+Alt+L", "darwin")).toEqual({ ...none, key: "l", meta: true, alt: true })
  })

  test("without a key is none", () => {
    expect(readAccelerator("", "linux")).toBeUndefined()
  })
})
