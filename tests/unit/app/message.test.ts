import { expect, it } from "vitest"
import { en } from "../../../src/app/strings/en.ts"
import { fill } from "../../../src/app/strings/message.ts"

const words = { one: "{count} word", other: "{count} words" } as const

it("a message takes the plural form that its language has for the count", () => {
  expect(fill(words, { count: 1 }, "en")).toBe("1 word")
  expect(fill(words, { count: 0 }, "en")).toBe("0 words")
  expect(fill(words, { count: 0 }, "fr")).toBe("0 word")
})

it("a count is written as the locale writes numbers", () => {
  expect(fill(words, { count: 1234 }, "en")).toBe("1,234 words")
  expect(fill(words, { count: 1234 }, "de")).toBe("1.234 words")
})

it("a value that looks like a place is not filled again", () => {
  expect(fill("{name} and {other}", { name: "{other}", other: "x" }, "en")).toBe("{other} and x")
})

it("a place without a value is refused loudly", () => {
  expect(() => fill("{name}", {}, "en")).toThrow("{name}")
})

it("every sentence of the catalogue is written, without an exclamation mark", () => {
  const texts = Object.values(en).flatMap((message: string | Record<string, string>) =>
    typeof message === "string" ? [message] : Object.values(message),
  )
  expect(texts.length).toBeGreaterThan(10)
  for (const text of texts) {
    expect(text.trim()).toBe(text)
    expect(text).not.toBe("")
    expect(text).not.toContain("!")
  }
})
