import { spawn } from "node:child_process"
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { readdir, stat } from "node:fs/promises"
import { join } from "node:path"
import { cacheFolder, root } from "./paths.mjs"

/** A network that swallows packets never answers: without a byte for this long, the download is given up. */
const stalledMs = 15_000
const longestMs = 180_000
const memory = join(cacheFolder, "electron-download.json")

/** @returns {string} */
function wantedVersion() {
  /** @type {unknown} */
  const manifest = JSON.parse(readFileSync(join(root, "node_modules/electron/package.json"), "utf8"))
  return String(/** @type {{ version?: unknown }} */ (manifest).version)
}

/**
 * Why an earlier download of the same version failed, so that only the first start waits for a blocked network.
 * @returns {string | undefined}
 */
export function rememberedFailure() {
  if (!existsSync(memory)) return undefined
  /** @type {unknown} */
  const entry = JSON.parse(readFileSync(memory, "utf8"))
  const { version, reason } = /** @type {{ version?: unknown, reason?: unknown }} */ (entry)
  return version === wantedVersion() ? String(reason) : undefined
}

/**
 * Bytes under a folder, whatever vanishes meanwhile counting as none.
 * @param {string} folder
 * @returns {Promise<number>}
 */
async function bytesUnder(folder) {
  const entries = await readdir(folder, { recursive: true }).catch(() => [])
  const sizes = await Promise.all(
    entries.map(async (name) => (await stat(join(folder, name)).catch(() => undefined))?.size ?? 0),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}

/**
 * Runs Electron's own installer once, in a child, bounded in time; a failure is remembered.
 * @param {AbortSignal} signal ends the download early
 * @returns {Promise<string | undefined>} why it failed, or undefined when the binary is there now
 */
export async function fetchElectron(signal) {
  const installer = join(root, "node_modules/electron/install.js")
  if (!existsSync(installer)) return "the electron package is not installed"
  const folder = join(cacheFolder, "download")
  mkdirSync(folder, { recursive: true })
  const reason = await runInstaller(installer, folder, signal)
  rmSync(folder, { recursive: true, force: true })
  if (reason === undefined) rmSync(memory, { force: true })
  else if (!signal.aborted) writeFileSync(memory, JSON.stringify({ version: wantedVersion(), reason }))
  return reason
}

/**
 * @param {string} installer
 * @param {string} folder the child's temporary folder: its growth is the download's progress
 * @param {AbortSignal} signal
 * @returns {Promise<string | undefined>}
 */
function runInstaller(installer, folder, signal) {
  return new Promise((resolve) => {
    const env = { ...process.env, TMPDIR: folder, TEMP: folder, TMP: folder }
    const child = spawn(process.execPath, [installer], { env, stdio: ["ignore", "ignore", "pipe"] })
    const startedAt = Date.now()
    let [seen, seenAt, stderr, gaveUp] = [0, startedAt, "", ""]
    child.stderr.on("data", (chunk) => (stderr += String(chunk)))
    const look = async () => {
      const bytes = await bytesUnder(folder)
      if (bytes > seen) [seen, seenAt] = [bytes, Date.now()]
      if (Date.now() - seenAt > stalledMs) gaveUp = `no byte came for ${stalledMs / 1000} s`
      else if (Date.now() - startedAt > longestMs) gaveUp = `it took longer than ${longestMs / 1000} s`
      if (gaveUp !== "" || signal.aborted) child.kill("SIGKILL")
    }
    const watch = setInterval(() => void look(), 500)
    child.once("error", (error) => (gaveUp = error.message))
    child.once("close", (code) => {
      clearInterval(watch)
      resolve(code === 0 ? undefined : gaveUp || firstErrorLine(stderr))
    })
  })
}

/**
 * @param {string} text
 * @returns {string}
 */
function firstErrorLine(text) {
  if (text.includes("fetch failed")) return "its download page cannot be reached"
  const lines = text.split("\n").map((line) => line.trim())
  return lines.find((line) => /error/iu.test(line)) ?? lines.find((line) => line !== "") ?? "unknown reason"
}
