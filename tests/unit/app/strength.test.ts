import { dictionary } from "@zxcvbn-ts/language-common"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { problemWith } from "../../../src/app/first-run/new-passphrase.ts"
import { drawPhrase, randomBelow, suggestPhrase } from "../../../src/app/first-run/phrase.ts"
import {
  loadEstimator,
  minimumGuessesLog10,
  strengthMarks,
  strengthOf,
} from "../../../src/app/first-run/strength.ts"

describe("strength", () => {
  it("is enough from ten to the fifteenth guesses on, and not a hair below", () => {
    expect(strengthOf(minimumGuessesLog10 - 0.001)).toBe("close")
    expect(strengthOf(minimumGuessesLog10)).toBe("strong")
    expect(strengthOf(null)).toBe("none")
  })

  it("never falls when the guesses rise", () => {
    const order = ["none", "guessed", "weak", "close", "strong", "very-strong"]
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 60, noNaN: true }),
        fc.double({ min: 0, max: 60, noNaN: true }),
        (a, b) => {
          const [less, more] = [strengthOf(Math.min(a, b)), strengthOf(Math.max(a, b))]
          expect(order.indexOf(more)).toBeGreaterThanOrEqual(order.indexOf(less))
          expect(strengthMarks[more]).toBeGreaterThanOrEqual(strengthMarks[less])
        },
      ),
    )
  })

  it.each(["password", "hunter2", "Summer2024!", "tr0ub4dor&3", "qwertyuiopasdfgh", "mentor2026"])(
    "%s would be guessed",
    async (weak) => {
      const estimate = await loadEstimator()
      expect(estimate(weak)).toBeLessThan(minimumGuessesLog10)
    },
  )

  it("is nothing for an empty passphrase", async () => {
    expect((await loadEstimator())("")).toBeNull()
  })
})

describe("a drawn phrase", () => {
  it("has five words of a list of 7,776 different ones", async () => {
    const words = dictionary["diceware-common"]
    expect(new Set(words).size).toBe(7_776)
    const phrase = (await suggestPhrase()).split(" ")
    expect(phrase).toHaveLength(5)
    for (const word of phrase) expect(words).toContain(word)
  })

  it("is strong enough to be taken, every time", async () => {
    const estimate = await loadEstimator()
    for (let draw = 0; draw < 200; draw += 1) {
      expect(estimate(await suggestPhrase())).toBeGreaterThanOrEqual(minimumGuessesLog10)
    }
  })

  it("takes each word from its own draw", () => {
    const draws = [3, 0, 2, 2, 1]
    const words = ["a", "b", "c", "d"]
    expect(drawPhrase(words, (limit) => (limit === 4 ? (draws.shift() ?? 0) : 0))).toBe("d a c c b")
  })

  it("draws every number below the limit, none above, about equally often", () => {
    const counts = new Map<number, number>()
    for (let draw = 0; draw < 30_000; draw += 1) {
      const value = randomBelow(6)
      counts.set(value, (counts.get(value) ?? 0) + 1)
    }
    expect([...counts.keys()].toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5])
    // Six standard deviations around 5,000.
    for (const count of counts.values()) expect(Math.abs(count - 5_000)).toBeLessThan(400)
  })
})

describe("a new passphrase", () => {
  const strong = { first: "one two", again: "one two", guessesLog10: 20 }
  it("is taken when it is strong and written the same twice", () => {
    expect(problemWith(strong)).toBeNull()
  })
  it("is refused when it would be guessed, or when its strength is not known yet", () => {
    expect(problemWith({ ...strong, guessesLog10: 14.9 })).toBe("too-weak")
    expect(problemWith({ ...strong, guessesLog10: null })).toBe("too-weak")
  })
  it("is refused when the two differ, in a space or a capital too", () => {
    expect(problemWith({ ...strong, again: "one two " })).toBe("differs")
    expect(problemWith({ ...strong, again: "One two" })).toBe("differs")
  })
})
