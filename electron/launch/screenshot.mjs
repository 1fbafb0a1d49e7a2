import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { dirname } from "node:path"
import { setTimeout as wait } from "node:timers/promises"
import { pngOf, readWindowDump } from "./window-dump.mjs"

/** A finished screen has at least this many colours in its middle: smoothed letters make dozens, an empty window one. */
const fewestColours = 24
const settledMs = 1500

/**
 * Waits until the screen shows something and has come to rest, then writes it as a PNG file.
 * @param {string} frameBuffer the virtual display's dump
 * @param {string} file
 * @param {AbortSignal} signal
 * @param {number} [longestMs]
 * @returns {Promise<boolean>} false when nothing was drawn in time
 */
export async function screenshotWhenDrawn(frameBuffer, file, signal, longestMs = 45_000) {
  const deadline = Date.now() + longestMs
  /** @type {Buffer} */
  let last = Buffer.alloc(0)
  let restingSince = Date.now()
  while (Date.now() < deadline && !signal.aborted) {
    const picture = readWindowDump(readFileSync(frameBuffer))
    if (picture !== undefined) {
      if (!alike(picture.rgb, last)) restingSince = Date.now()
      last = picture.rgb
      if (coloursInTheMiddle(picture) >= fewestColours && Date.now() - restingSince >= settledMs) {
        mkdirSync(dirname(file), { recursive: true })
        writeFileSync(file, pngOf(picture))
        return true
      }
    }
    await wait(250)
  }
  return false
}

/**
 * Whether two screens differ by no more than a blinking caret does.
 * @param {Buffer} one
 * @param {Buffer} other
 * @returns {boolean}
 */
function alike(one, other) {
  if (one.length !== other.length) return false
  let different = 0
  for (let at = 0; at < one.length; at += 3) if (one[at] !== other[at]) different += 1
  return different * 5000 <= one.length
}

/**
 * @param {import("./window-dump.mjs").Picture} picture
 * @returns {number}
 */
function coloursInTheMiddle({ width, height, rgb }) {
  const colours = new Set()
  for (let row = Math.floor(height / 5); row < (height * 4) / 5; row += 1) {
    for (let column = Math.floor(width / 5); column < (width * 4) / 5; column += 1) {
      colours.add(rgb.readUIntBE((row * width + column) * 3, 3))
    }
  }
  return colours.size
}
