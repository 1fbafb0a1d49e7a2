import { describe, expect, it, vi } from "vitest"
import { withoutLastWordOfName, withRoomForName } from "../../../../src/app/search/typed-name.ts"
import { settled, type Written } from "../../../../src/app/search/typed-query.ts"
import type { LocalDate } from "../../../../src/base/local-date.ts"

vi.hoisted(() => vi.stubGlobal("navigator", { language: "en-US" }))

const today = "2026-11-20" as LocalDate
const at = (text: string): Written => ({ chips: [], text, caret: text.length })

/** As the page takes each key. */
function typed(text: string): Written {
  let now = at("")
  for (const key of text)
    now = settled(withRoomForName(now, { ...now, ...at(now.text + key), chips: now.chips }), today)
  return now
}

describe("a name of several words in the search field", () => {
  it("is still being typed behind its first word, in quotes of its own", () => {
    expect(typed("board person:ines mar").text).toBe('board person:"ines mar')
    expect(typed("-tag:thursday ta").text).toBe('-tag:"thursday ta')
    expect(typed('person:"ines mar').text).toBe('person:"ines mar')
  })

  it("leaves filters whose values are one word, and words, as they were", () => {
    expect(typed("kind:session board")).toMatchObject({ chips: ["kind:session"], text: "board" })
    expect(typed("owner:me board")).toMatchObject({ chips: ["owner:me"], text: "board" })
    expect(typed("two words ").text).toBe("two words ")
    expect(withRoomForName(at("person:in mar"), { ...at("person:in  mar"), caret: 10 }).text).toBe(
      "person:in  mar",
    )
  })

  it("gives its last word back where nothing is called so", () => {
    const apart = withoutLastWordOfName(typed("person:ines board")) ?? at("")
    expect(apart.text).toBe("person:ines board")
    expect(settled(apart, today)).toMatchObject({ chips: ["person:ines"], text: "board" })
    const three = withoutLastWordOfName(typed("person:ines maria board")) ?? at("")
    expect(settled(three, today)).toMatchObject({ chips: ['person:"ines maria"'], text: "board" })
    for (const one of ["person:ines", "person:ines ", "board papers", 'kind:"session x'])
      expect(withoutLastWordOfName(at(one)), one).toBeNull()
  })
})
