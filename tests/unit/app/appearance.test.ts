import { expect, it } from "vitest"
import { plainLook, rootMarks } from "../../../src/app/appearance.ts"

it("the system decides where the owner has not", () => {
  expect(rootMarks("system", plainLook, false)).toEqual({
    textSize: "normal",
    writingSize: "normal",
    density: "comfortable",
  })
})

it("what the owner chose is marked", () => {
  expect(
    rootMarks(
      "dark",
      {
        contrast: "high",
        textSize: "larger",
        writingSize: "small",
        density: "compact",
        motion: "reduced",
        singleKeys: true,
        shortcuts: {},
        dates: "locale",
        previews: false,
      },
      false,
    ),
  ).toEqual({
    theme: "dark",
    contrast: "high",
    textSize: "larger",
    writingSize: "small",
    density: "compact",
    motion: "reduced",
  })
})

it("a system that wants contrast gets it without being asked again", () => {
  expect(rootMarks("light", plainLook, true)).toMatchObject({ contrast: "high" })
})
