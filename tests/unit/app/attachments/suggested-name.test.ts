import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { suggestedName } from "../../../../src/app/attachments/suggested-name.ts"
import { fileName } from "../../../../src/contract/values.ts"

describe("the name that a dialog offers", () => {
  it("is the file's own where any system takes it", () => {
    expect(suggestedName("Größe des Plans, 2. Fassung.pdf")).toBe("Größe des Plans, 2. Fassung.pdf")
  })

  it("has no path in it, is not hidden, and keeps its ending", () => {
    expect(suggestedName("../../etc/passwd")).toBe("-..-etc-passwd")
    expect(suggestedName(".bashrc")).toBe("bashrc")
    expect(suggestedName(`${"n".repeat(300)}.pdf`)).toMatch(/^n{116}\.pdf$/)
    expect(suggestedName("...")).toBe("-")
  })

  it("is one that the shell takes, whatever the file is called", () => {
    const unit = fc.constantFrom(
      ...Array.from('abcXYZ09. -_/\\:*?"<>|\u0000\u001f\u007f\n\u0085é字😀\ud800\udc00\u200e'),
    )
    fc.assert(
      fc.property(fc.string({ unit, minLength: 1, maxLength: 140 }), (name) => {
        expect(fileName.safeParse(suggestedName(name)).success).toBe(true)
      }),
    )
  })
})
