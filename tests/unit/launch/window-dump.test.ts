import { inflateSync } from "node:zlib"
import { describe, expect, test } from "vitest"
import { type Picture, pngOf, readWindowDump } from "../../../electron/launch/window-dump.mjs"

const pixels = [
  [0xff, 0, 0],
  [0, 0xff, 0],
  [0, 0, 0xff],
  [1, 2, 3],
  [4, 5, 6],
  [7, 8, 9],
] as const
const [width, height, padding] = [3, 2, 4]

/** A dump as Xvfb writes it: big-endian header, two colour entries, rows of blue, green, red, unused, then padding. */
function dumpOf(): Buffer {
  const header = Buffer.alloc(160)
  const fields = { 0: header.length, 4: 7, 16: width, 20: height, 44: 32, 48: width * 4 + padding, 76: 2 }
  for (const [at, value] of Object.entries(fields)) header.writeUInt32BE(value, Number(at))
  const rows = [0, 1].map((row) => {
    const bytes = pixels
      .slice(row * width, (row + 1) * width)
      .flatMap(([red, green, blue]) => [blue, green, red, 0])
    return Buffer.from([...bytes, ...Array.from({ length: padding }, () => 0xee)])
  })
  return Buffer.concat([header, Buffer.alloc(2 * 12, 0xdd), ...rows])
}

/** Chunks of a PNG file by their type. */
function chunksOf(png: Buffer): Map<string, Buffer> {
  const chunks = new Map<string, Buffer>()
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at)
    chunks.set(png.toString("latin1", at + 4, at + 8), png.subarray(at + 8, at + 8 + length))
    at += length + 12
  }
  return chunks
}

describe("a dump of the screen", () => {
  test("becomes a picture of the same pixels, without header, colour table and padding", () => {
    expect(readWindowDump(dumpOf())).toEqual({ width, height, rgb: Buffer.from(pixels.flat()) })
  })

  test("of another version or depth, or cut short, becomes none", () => {
    const changed = (at: number, value: number): Buffer => {
      const dump = dumpOf()
      dump.writeUInt32BE(value, at)
      return dump
    }
    expect(readWindowDump(changed(4, 7))).toBeDefined()
    expect(readWindowDump(changed(4, 6))).toBeUndefined()
    expect(readWindowDump(changed(44, 16))).toBeUndefined()
    expect(readWindowDump(dumpOf().subarray(0, -1))).toBeUndefined()
    expect(readWindowDump(Buffer.alloc(0))).toBeUndefined()
  })
})

describe("a PNG file", () => {
  const picture: Picture = { width, height, rgb: Buffer.from(pixels.flat()) }

  test("holds the picture's size, and its rows behind a filter byte of 0", () => {
    const png = pngOf(picture)
    const chunks = chunksOf(png)
    expect(png.subarray(1, 4).toString()).toBe("PNG")
    expect([...chunks.keys()]).toEqual(["IHDR", "IDAT", "IEND"])
    expect([...(chunks.get("IHDR") ?? [])]).toEqual([0, 0, 0, width, 0, 0, 0, height, 8, 2, 0, 0, 0])
    const rows = [...inflateSync(chunks.get("IDAT") ?? Buffer.alloc(0))]
    expect(rows).toEqual([0, ...pixels.slice(0, 3).flat(), 0, ...pixels.slice(3).flat()])
  })

  test("ends with the checksum that every PNG file ends with", () => {
    expect(pngOf(picture).subarray(-4).toString("hex")).toBe("ae426082")
  })
})
