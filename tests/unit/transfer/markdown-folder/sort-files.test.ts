import { expect, it } from "vitest"
import { sortFiles } from "../../../../src/transfer/markdown-folder/sort-files.ts"
import { must } from "../../../support/must.ts"

it("A folder's files are parted into what is read, what is named and what a program keeps for itself", () => {
  const files = [
    "b.md",
    "a/c.markdown",
    "x.TXT",
    "sea.png",
    "Makefile",
    ".obsidian/app.json",
    "a/.DS_Store",
    ".git/a.md",
  ]
  expect(must(sortFiles(files))).toEqual({
    writings: ["a/c.markdown", "b.md", "x.TXT"],
    others: ["Makefile", "sea.png"],
    hidden: 3,
  })
})

it("A folder of more files than one import may hold is refused", () => {
  expect(sortFiles(Array.from({ length: 50_000 }, (_, at) => `${at}.md`)).ok).toBe(true)
  expect(sortFiles(Array.from({ length: 50_001 }, (_, at) => `${at}.md`))).toEqual({
    ok: false,
    refusal: "too-many-files",
  })
})
