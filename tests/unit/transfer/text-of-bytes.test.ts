import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { byteString, bytesOfString, textOfBytes, westernText } from "../../../src/transfer/text-of-bytes.ts"

describe("The text of bytes", () => {
  it("that are no UTF-8 is Windows-1252 to its last letter", () => {
    expect(textOfBytes(new Uint8Array([0x80, 0x8a, 0x93, 0x9f, 0xa4, 0xff]))).toBe("€Š“Ÿ¤ÿ")
    expect(westernText(new Uint8Array([0xc3, 0xa9]))).toBe("Ã©")
    expect(textOfBytes(new Uint8Array([0xc3, 0xa9]))).toBe("é")
  })

  it("in UTF-8 and UTF-16 is what was written", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const units = [0xfeff, ...Array.from({ length: text.length }, (_, at) => text.charCodeAt(at))]
        const little = new Uint8Array(units.flatMap((unit) => [unit & 0xff, unit >> 8]))
        const big = new Uint8Array(units.flatMap((unit) => [unit >> 8, unit & 0xff]))
        for (const bytes of [new TextEncoder().encode(`\uFEFF${text}`), little, big])
          expect(textOfBytes(bytes)).toBe(text)
      }),
    )
  })
})

it("A byte string gives back the bytes it was made of", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 20_000 }), (bytes) => {
      expect(bytesOfString(byteString(bytes))).toEqual(bytes)
    }),
  )
})
