import { describe, expect, it } from "vitest"
import { choiceRows } from "../../../src/ui/choice.ts"

const creation = { label: (name: string) => `Add ${name}`, onCreate: () => Promise.resolve(null) }
const ana = { id: "1", name: "Ana Pérez" }

describe("The rows under a field that searches", () => {
  it("end with the offer to make what was typed", () => {
    expect(choiceRows([ana], " Ana ", creation)).toEqual([
      { key: "c1", kind: "choice", choice: ana },
      { key: "new", kind: "new", name: "Ana", label: "Add Ana" },
    ])
  })

  it.each(["Ana Pérez", "ana pérez", "Ana Pe\u0301rez"])("do not offer to make %j, who is there", (typed) => {
    expect(choiceRows([ana], typed, creation)).toHaveLength(1)
    expect(choiceRows([ana], `${typed} x`, creation)).toHaveLength(2)
  })

  it("offer nothing where nothing was typed or nothing can be made", () => {
    expect(choiceRows([], "  ", creation)).toEqual([])
    expect(choiceRows([], "Ana", undefined)).toEqual([])
  })
})
