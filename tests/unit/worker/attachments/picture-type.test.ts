import { describe, expect, it } from "vitest"
import { concatBytes } from "../../../../src/base/bytes.ts"
import { ByteWriter } from "../../../../src/base/byte-writer.ts"
import { pictureType } from "../../../../src/worker/attachments/picture-type.ts"
import { drawPng } from "../../../support/draw-png.ts"

const latin1 = (text: string) => Uint8Array.from(text, (letter) => letter.codePointAt(0) ?? 0)
const box = (brands: string, length = 8 + brands.length) =>
  concatBytes(new ByteWriter(4).u32(length).bytes, latin1(`ftyp${brands}`), new Uint8Array(100))

describe("the kind of a picture", () => {
  it.each([
    ["image/png", drawPng(2, 2, () => [1, 2, 3])],
    ["image/jpeg", latin1("\u00FF\u00D8\u00FF\u00E0\0\u0010JFIF")],
    ["image/gif", latin1("GIF87a and more")],
    ["image/gif", latin1("GIF89a and more")],
    ["image/webp", latin1("RIFF\0\0\0\0WEBPVP8 ")],
    ["image/avif", box("avif\0\0\0\0avifmif1miaf")],
    ["image/avif", box("mif1\0\0\0\0miafavif")],
    ["image/avif", box("avis\0\0\0\0")],
  ])("%s is told by the first bytes", (type, bytes) => {
    expect(pictureType(bytes)).toBe(type)
  })

  it.each([
    ["nothing", new Uint8Array()],
    ["a byte", Uint8Array.of(0x89)],
    ["a drawing with scripts", latin1("<svg xmlns='http://www.w3.org/2000/svg'/>")],
    ["a page", latin1("<!doctype html><img src=x>")],
    ["a film of the same container", box("isom\0\0\0\0isomiso2mp41")],
    ["a brand behind the end of its box", box("isom\0\0\0\0avif", 16)],
    ["a brand that is not in its place", box("xxav\0\0\0\0ifif")],
    ["a sound of the same container", latin1("RIFF\0\0\0\0WAVEfmt ")],
    ["a picture of a bitmap", latin1("BM and so on")],
  ])("is not told of %s", (_, bytes) => {
    expect(pictureType(bytes)).toBeNull()
  })
})
