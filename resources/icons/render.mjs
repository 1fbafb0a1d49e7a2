import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { chromium } from "playwright-core"
import { installedBrowser } from "../../electron/launch/find-runtime.mjs"
import { icnsOf, icoOf } from "./containers.mjs"

/**
 * Draws the app's icon and writes it in every size and format that the packages need.
 * Run by hand after a change to the drawing: `node resources/icons/render.mjs`.
 */
const folder = import.meta.dirname
const colours = { paper: "#fbf7ef", shade: "#f1e9da", edge: "#d9cdb8", ink: "#1f4d3a", tint: "#d5e2d4" }

/**
 * Two leaves of one sheet, leaning to each other, on a card of paper.
 * @param {number} size in pixels
 * @param {number} margin around the card, as a share of the size
 * @returns {string} SVG
 */
function drawing(size, margin) {
  // Below 64 pixels the outline of the second leaf would blur away: the leaves grow, and the line with them.
  const isSmall = size < 64
  const card = 32 * (1 - 2 * margin)
  const scale = (card / 32) * (isSmall ? 0.98 : 0.92)
  const line = isSmall ? 2.4 : 1.3
  const ribs = isSmall ? "" : midribs
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="${size}" height="${size}">
  <defs>
    <linearGradient id="paper" x1="0" y1="0" x2="0" y2="1">
      <stop offset="0" stop-color="${colours.paper}"/><stop offset="1" stop-color="${colours.shade}"/>
    </linearGradient>
  </defs>
  <rect x="${32 * margin}" y="${32 * margin}" width="${card}" height="${card}" rx="${card * 0.225}" fill="url(#paper)"/>
  <rect x="${32 * margin + 0.1}" y="${32 * margin + 0.1}" width="${card - 0.2}" height="${card - 0.2}"
    rx="${card * 0.225 - 0.1}" fill="none" stroke="${colours.edge}" stroke-width="0.2"/>
  <g transform="translate(16 16) scale(${scale}) translate(-15.6 -16.6)" stroke-linejoin="round">
    <path d="M15 27C15 17 11 9.5 4 6c0 11 3.5 18.5 11 21Z" fill="${colours.ink}"/>
    <path d="M17.5 26.2C17.9 18.7 20.8 12.9 26.6 9.9c0 8.6-3 14.3-9.1 16.3Z" fill="${colours.tint}"
      stroke="${colours.ink}" stroke-width="${line}"/>
    ${ribs}
  </g>
</svg>`
}

const midribs = `<g fill="none" stroke-width="0.55" stroke-linecap="round">
      <path d="M13.6 24.6C11.25 20.75 8 14.2 5.9 9.6" stroke="${colours.paper}"/>
      <path d="M18.7 24.4C21 20.8 23.4 16.4 25.1 12.6" stroke="${colours.ink}"/>
    </g>`

const browser = await chromium.launch({
  executablePath: installedBrowser() ?? "",
  chromiumSandbox: process.getuid?.() !== 0,
})
const page = await browser.newPage()

/**
 * @param {number} size
 * @param {number} margin
 * @returns {Promise<Buffer>} PNG
 */
async function picture(size, margin) {
  await page.setViewportSize({ width: size, height: size })
  await page.setContent(`<style>body{margin:0}svg{display:block}</style>${drawing(size, margin)}`)
  return page.screenshot({ omitBackground: true })
}

/** macOS leaves a tenth around every icon's card; the others draw to the edge. */
const macMargin = 0.098
const margin = 0.03
/** @type {Map<number, Buffer>} */
const pictures = new Map()
for (const size of [16, 24, 32, 48, 64, 128, 256, 512]) pictures.set(size, await picture(size, margin))
/** @type {Map<number, Buffer>} */
const macPictures = new Map()
for (const size of [32, 64, 128, 256, 512, 1024]) macPictures.set(size, await picture(size, macMargin))
await browser.close()

for (const [size, png] of pictures) writeFileSync(join(folder, `${size}x${size}.png`), png)
writeFileSync(join(folder, "icon.svg"), `${drawing(512, margin)}\n`)
writeFileSync(join(folder, "icon.ico"), icoOf(pictures, [16, 24, 32, 48, 64, 128, 256]))
writeFileSync(join(folder, "icon.icns"), icnsOf(macPictures))
