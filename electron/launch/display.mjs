import { randomBytes } from "node:crypto"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { onPath } from "./paths.mjs"
import { end, startApart } from "./processes.mjs"

/**
 * Whether a window can be shown: only Linux and its kin can be without a display.
 * @param {NodeJS.Platform} [platform]
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {boolean}
 */
export function hasDisplay(platform = process.platform, env = process.env) {
  if (platform === "win32" || platform === "darwin") return true
  return Boolean(env["DISPLAY"]) || Boolean(env["WAYLAND_DISPLAY"])
}

export const hasXvfb = () => onPath("Xvfb") !== undefined

/**
 * @typedef {object} VirtualDisplay
 * @property {{ DISPLAY: string, XAUTHORITY: string }} env what a program needs to draw on it
 * @property {string} frameBuffer file that always holds the screen, in X's window dump format
 * @property {() => Promise<void>} close ends it and removes its files
 */

/**
 * Starts Xvfb on the first free display, open only to those who hold its cookie.
 * @param {string} [size] width x height x depth
 * @returns {Promise<VirtualDisplay>}
 */
export async function openVirtualDisplay(size = "1440x900x24") {
  const folder = mkdtempSync(join(tmpdir(), "lucilius-display-"))
  const cookieFile = join(folder, "cookie")
  writeFileSync(cookieFile, authorityEntry(randomBytes(16)), { mode: 0o600 })
  const options = [
    "-screen",
    "0",
    size,
    "-nolisten",
    "tcp",
    "-noreset",
    "-auth",
    cookieFile,
    "-fbdir",
    folder,
  ]
  const child = startApart("Xvfb", ["-displayfd", "3", ...options], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  })
  const close = async () => {
    await end(child)
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    const number = await announcedNumber(child)
    const env = { DISPLAY: `:${number}`, XAUTHORITY: cookieFile }
    return { env, frameBuffer: join(folder, "Xvfb_screen0"), close }
  } catch (error) {
    await close()
    throw error
  }
}

/**
 * Xvfb writes the number of the display to descriptor 3 once it takes connections.
 * @param {import("node:child_process").ChildProcess} child
 * @returns {Promise<string>}
 */
function announcedNumber(child) {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error("Xvfb did not answer within 20 s")), 20_000)
    let text = ""
    child.stdio[3]?.on("data", (chunk) => {
      text += String(chunk)
      if (!text.includes("\n")) return
      clearTimeout(late)
      resolve(text.trim())
    })
    child.once("error", reject)
    child.once("exit", (code) => {
      clearTimeout(late)
      reject(new Error(`Xvfb ended at once (${String(code)})`))
    })
  })
}

/**
 * One .Xauthority entry valid for any address: family 0xFFFF, then address, display, method and key, each with its length.
 * @param {Buffer} key
 * @returns {Buffer}
 */
function authorityEntry(key) {
  const fields = [Buffer.from(""), Buffer.from(""), Buffer.from("MIT-MAGIC-COOKIE-1"), key]
  const parts = fields.flatMap((field) => {
    const length = Buffer.alloc(2)
    length.writeUInt16BE(field.length)
    return [length, field]
  })
  return Buffer.concat([Buffer.from([0xff, 0xff]), ...parts])
}
