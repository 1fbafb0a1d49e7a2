import { describe, expect, it } from "vitest"
import { isNothing } from "../../../src/ui/definition-list.tsx"

describe("A definition", () => {
  it.each([null, undefined, "", "  ", false, true, [], ["", null]])(
    "is not shown where its value is %j",
    (value) => {
      expect(isNothing(value)).toBe(true)
    },
  )

  it.each(["a", 0, 1, ["", "a"]])("is shown where its value is %j", (value) => {
    expect(isNothing(value)).toBe(false)
  })
})
