import { deflateSync } from "node:zlib"
import { concatBytes } from "../../src/base/bytes.ts"
import { ByteWriter } from "../../src/base/byte-writer.ts"
import { crc32 } from "../../src/base/crc32.ts"
import { utf8Bytes } from "../../src/crypto/utf8.ts"

export type Colour = readonly [red: number, green: number, blue: number]

/** A picture in the PNG format (ISO/IEC 15948), by the colour of each of its points. `comment` lies in it as a text chunk. */
export function drawPng(
  width: number,
  height: number,
  colourAt: (x: number, y: number) => Colour,
  comment?: string,
): Uint8Array<ArrayBuffer> {
  const header = new ByteWriter(13).u32(width).u32(height).u8(8).u8(2).u8(0).u8(0).u8(0).bytes
  const rowBytes = 1 + 3 * width
  const points = new Uint8Array(rowBytes * height)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) points.set(colourAt(x, y), y * rowBytes + 1 + 3 * x)
  }
  return concatBytes(
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk("IHDR", header),
    ...(comment === undefined ? [] : [chunk("tEXt", utf8Bytes(`Comment\0${comment}`))]),
    chunk("IDAT", deflateSync(points)),
    chunk("IEND", new Uint8Array()),
  )
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const body = concatBytes(utf8Bytes(type), data)
  return new ByteWriter(8 + body.length).u32(data.length).put(body).u32(crc32(body)).bytes
}
