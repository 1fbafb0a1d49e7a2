import { describe, expect, it } from "vitest"
import { passphraseBytes } from "../../../src/crypto/passphrase.ts"
import { must } from "../../support/must.ts"

const text = (passphrase: string) => new TextDecoder().decode(must(passphraseBytes(passphrase)))

describe("a passphrase", () => {
  it("is the same in every way of writing its letters", () => {
    expect(text("caf\u00e9 \u212b \ufb01n")).toBe("caf\u00e9 \u00c5 fin")
    expect(must(passphraseBytes("cafe\u0301"))).toEqual(must(passphraseBytes("caf\u00e9")))
    expect(must(passphraseBytes("\uff41\uff42"))).toEqual(must(passphraseBytes("ab")))
  })

  it("keeps its spaces, its case and its emoji", () => {
    expect(text(" Two  Words ")).toBe(" Two  Words ")
    expect(text("\u{1f511}\u{1f469}\u200d\u{1f52c}")).toBe("\u{1f511}\u{1f469}\u200d\u{1f52c}")
  })

  it("is refused when empty, longer than a mebibyte, or half a character", () => {
    expect(passphraseBytes("x".repeat(1024 * 1024)).ok).toBe(true)
    expect(passphraseBytes("")).toEqual({ ok: false, refusal: "empty" })
    expect(passphraseBytes("x".repeat(1024 * 1024 + 1))).toEqual({ ok: false, refusal: "too-long" })
    expect(passphraseBytes("\u20ac".repeat(600_000))).toEqual({ ok: false, refusal: "too-long" })
    for (const half of ["a\ud83d", "\udd11b", "\udd11\ud83d"])
      expect(passphraseBytes(half)).toEqual({ ok: false, refusal: "not-well-formed" })
  })
})
