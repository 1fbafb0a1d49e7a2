import { deflateSync, crc32 as zlibCrc32 } from "node:zlib"

/**
 * @typedef {object} Picture
 * @property {number} width
 * @property {number} height
 * @property {Buffer} rgb three bytes a pixel, rows from the top
 */

/**
 * Reads X's window dump format, version 7 (X11/XWDFile.h), as far as Xvfb writes it: 32 bits a pixel, blue first.
 * @param {Buffer} dump
 * @returns {Picture | undefined} undefined when the dump is of another kind or cut short
 */
export function readWindowDump(dump) {
  if (dump.length < 100 || dump.readUInt32BE(4) !== 7) return undefined
  const [headerSize, width, height] = [dump.readUInt32BE(0), dump.readUInt32BE(16), dump.readUInt32BE(20)]
  const [bitsPerPixel, bytesPerLine, colours] = [
    dump.readUInt32BE(44),
    dump.readUInt32BE(48),
    dump.readUInt32BE(76),
  ]
  const start = headerSize + colours * 12
  if (bitsPerPixel !== 32 || dump.length < start + bytesPerLine * height) return undefined
  const rgb = Buffer.alloc(width * height * 3)
  let to = 0
  for (let row = 0; row < height; row += 1) {
    for (let from = start + row * bytesPerLine, last = from + width * 4; from < last; from += 4) {
      rgb[to++] = dump.readUInt8(from + 2)
      rgb[to++] = dump.readUInt8(from + 1)
      rgb[to++] = dump.readUInt8(from)
    }
  }
  return { width, height, rgb }
}

/**
 * A PNG file (W3C PNG, 8 bits, truecolour, filter 0 on each row).
 * @param {Picture} picture
 * @returns {Buffer}
 */
export function pngOf({ width, height, rgb }) {
  const rows = Buffer.alloc(height * (width * 3 + 1))
  for (let row = 0; row < height; row += 1) {
    rgb.copy(rows, row * (width * 3 + 1) + 1, row * width * 3, (row + 1) * width * 3)
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const parts = [chunk("IHDR", header), chunk("IDAT", deflateSync(rows)), chunk("IEND", Buffer.alloc(0))]
  return Buffer.concat([signature, ...parts])
}

/**
 * @param {string} type
 * @param {Buffer} data
 * @returns {Buffer}
 */
function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data])
  const ends = Buffer.alloc(8)
  ends.writeUInt32BE(data.length, 0)
  ends.writeUInt32BE(zlibCrc32(body), 4)
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)])
}
