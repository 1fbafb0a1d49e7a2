import { wordlist } from "@scure/bip39/wordlists/english.js"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { parseRecoveryWords, recoveryWords } from "../../../src/crypto/recovery-words.ts"
import { SecretKey } from "../../../src/crypto/secret-key.ts"
import { must } from "../../support/must.ts"

const seedOf = (byte: number) => SecretKey.adopt("recovery-seed", new Uint8Array(32).fill(byte))
const anySeed = fc.uint8Array({ minLength: 32, maxLength: 32 })

describe("recovery words", () => {
  it("are those of the published test vectors (github.com/trezor/python-mnemonic, vectors.json)", () => {
    expect(recoveryWords(seedOf(0)).join(" ")).toBe(`${"abandon ".repeat(23)}art`)
    expect(recoveryWords(seedOf(0xff)).join(" ")).toBe(`${"zoo ".repeat(23)}vote`)
    expect(recoveryWords(seedOf(0x7f)).join(" ")).toBe(
      `${"legal winner thank year wave sausage worth useful ".repeat(2)}legal winner thank year wave sausage worth title`,
    )
  })

  it("give the seed back, whatever the case, the spaces and the numbering", () => {
    fc.assert(
      fc.property(anySeed, (bytes) => {
        const words = recoveryWords(SecretKey.adopt("recovery-seed", Uint8Array.from(bytes)))
        const typed = [
          words.join(" "),
          `\n\t${words.join("\u00a0 \n")}  `,
          words.join(" ").toUpperCase(),
          words.map((word, at) => `${at + 1}. ${word}`).join("\r\n"),
          words.map((word) => word.slice(0, 4)).join(","),
        ]
        for (const text of typed) expect(must(parseRecoveryWords(text)).borrow()).toEqual(bytes)
      }),
      { numRuns: 30 },
    )
  })

  it("may be shortened because no two words share their first four letters", () => {
    const starts = wordlist.filter((word) => word.length >= 4).map((word) => word.slice(0, 4))
    expect(new Set(starts).size).toBe(starts.length)
  })

  it("are refused by name: how many, which place, or the checksum; the word itself is not repeated", () => {
    const words = recoveryWords(seedOf(0x7f))
    expect(parseRecoveryWords(words.join(" ")).ok).toBe(true)
    const refusal = (list: readonly string[]) => {
      const parsed = parseRecoveryWords(list.join(" "))
      return parsed.ok ? null : parsed.refusal
    }
    expect(refusal([])).toEqual({ name: "word-count", count: 0 })
    expect(refusal(words.slice(1))).toEqual({ name: "word-count", count: 23 })
    expect(refusal([...words, "zoo"])).toEqual({ name: "word-count", count: 25 })
    expect(refusal(words.with(5, "sausagge"))).toEqual({ name: "unknown-word", place: 5 })
    expect(refusal(words.with(5, "sau"))).toEqual({ name: "unknown-word", place: 5 })
    expect(refusal(words.with(23, "zoo"))).toEqual({ name: "checksum" })
  })

  it("are refused with any other last word that the seed's first bits allow", () => {
    const words = recoveryWords(seedOf(0x7f))
    const right = wordlist.filter((word) => parseRecoveryWords(words.with(23, word).join(" ")).ok)
    // Three bits of the last word belong to the seed: eight words fit, each to a seed of its own.
    expect(right).toHaveLength(8)
    expect(right).toContain("title")
  })
})
