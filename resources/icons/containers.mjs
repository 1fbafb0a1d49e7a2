/** Sizes of the pictures that each entry of an .icns file holds, by its four-letter type (`@2x` ones are twice as large). */
const icnsTypes = { ic11: 32, ic12: 64, ic07: 128, ic13: 256, ic08: 256, ic14: 512, ic09: 512, ic10: 1024 }

/**
 * @param {ReadonlyMap<number, Buffer>} pictures
 * @param {number} size
 * @returns {Buffer}
 */
function pictureOf(pictures, size) {
  const png = pictures.get(size)
  if (png === undefined) throw new Error(`no picture of ${size} pixels`)
  return png
}

/**
 * A Windows icon whose pictures are PNG files: header (6 bytes), a directory entry of 16 bytes each, the files.
 * @param {ReadonlyMap<number, Buffer>} pictures PNG files by size in pixels
 * @param {readonly number[]} sizes ascending, at most 256
 * @returns {Buffer}
 */
export function icoOf(pictures, sizes) {
  const header = Buffer.alloc(6 + sizes.length * 16)
  header.writeUInt16LE(1, 2)
  header.writeUInt16LE(sizes.length, 4)
  let at = header.length
  for (const [index, size] of sizes.entries()) {
    const entry = 6 + index * 16
    const { length } = pictureOf(pictures, size)
    // A size of 256 is written as 0.
    header.writeUInt8(size % 256, entry)
    header.writeUInt8(size % 256, entry + 1)
    header.writeUInt16LE(1, entry + 4)
    header.writeUInt16LE(32, entry + 6)
    header.writeUInt32LE(length, entry + 8)
    header.writeUInt32LE(at, entry + 12)
    at += length
  }
  return Buffer.concat([header, ...sizes.map((size) => pictureOf(pictures, size))])
}

/**
 * A macOS icon whose pictures are PNG files: `icns`, the whole length, then type, length and file of each.
 * @param {ReadonlyMap<number, Buffer>} pictures PNG files by size in pixels
 * @returns {Buffer}
 */
export function icnsOf(pictures) {
  const entries = Object.entries(icnsTypes).map(([type, size]) => chunk(type, pictureOf(pictures, size)))
  return chunk("icns", Buffer.concat(entries))
}

/**
 * @param {string} type
 * @param {Buffer} content
 * @returns {Buffer}
 */
function chunk(type, content) {
  const head = Buffer.alloc(8)
  head.write(type, 0, "latin1")
  head.writeUInt32BE(content.length + 8, 4)
  return Buffer.concat([head, content])
}
