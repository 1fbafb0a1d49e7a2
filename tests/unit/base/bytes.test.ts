import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { ByteReader } from "../../../src/base/byte-reader.ts"
import { ByteWriter } from "../../../src/base/byte-writer.ts"
import { concatBytes, equalPublicBytes, hexBytes, hexText } from "../../../src/base/bytes.ts"

describe("hex", () => {
  it("comes back as the bytes that it was made of, and as Buffer writes it", () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(hexText(bytes)).toBe(Buffer.from(bytes).toString("hex"))
        expect(hexBytes(hexText(bytes))).toEqual(bytes)
      }),
    )
  })

  it("is refused with an odd digit, a capital, a space or a stranger in it", () => {
    expect(hexBytes("0a")).toEqual(Uint8Array.of(10))
    for (const text of ["0", "0A", "0 ", "0g", "é0", "0x"]) expect(hexBytes(text)).toBeNull()
  })
})

describe("concatBytes", () => {
  it("joins in order, into a buffer of its own", () => {
    const left = Uint8Array.of(1, 2)
    const joined = concatBytes(left, new Uint8Array(0), Uint8Array.of(3))
    joined[0] = 9
    expect([...joined, ...left]).toEqual([9, 2, 3, 1, 2])
  })
})

describe("equalPublicBytes", () => {
  it("tells equal from longer, shorter and other bytes", () => {
    const bytes = Uint8Array.of(1, 2, 3)
    expect(equalPublicBytes(bytes, Uint8Array.of(1, 2, 3))).toBe(true)
    for (const other of [[1, 2], [1, 2, 3, 4], [1, 2, 4], []])
      expect(equalPublicBytes(bytes, Uint8Array.from(other))).toBe(false)
  })
})

describe("a byte reader", () => {
  it("reads what a byte writer wrote", () => {
    fc.assert(
      fc.property(
        fc.nat(255),
        fc.nat(0xffff),
        fc.nat(0xffffffff),
        fc.maxSafeNat(),
        fc.uint8Array({ maxLength: 40 }),
        (u8, u16, u32, u64, bytes) => {
          const writer = new ByteWriter(15 + bytes.length).u8(u8).u16(u16).u32(u32).u64(u64).put(bytes)
          const reader = new ByteReader(writer.bytes)
          expect([reader.u8(), reader.u16(), reader.u32(), reader.u64()]).toEqual([u8, u16, u32, u64])
          expect(reader.take(bytes.length)).toEqual(bytes)
          expect([reader.isShort, reader.left]).toEqual([false, 0])
        },
      ),
    )
  })

  it("answers zeros and nothing past the end, remembers it, and takes nothing after it", () => {
    const reader = new ByteReader(Uint8Array.of(1, 2, 3))
    expect(reader.u16()).toBe(0x0102)
    expect(reader.isShort).toBe(false)
    expect(reader.take(0xffff_ffff)).toHaveLength(0)
    expect([reader.isShort, reader.u8(), reader.u16(), reader.u32(), reader.u64(), reader.at]).toEqual([
      true,
      0,
      0,
      0,
      0,
      2,
    ])
  })

  it("says of a number over 2^53 that it is none", () => {
    const reader = new ByteReader(new Uint8Array(8).fill(0xff))
    expect(Number.isSafeInteger(reader.u64())).toBe(false)
  })
})
