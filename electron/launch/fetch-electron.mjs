import { spawn } from "node:child_process"
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { readdir, stat } from "node:fs/promises"
import { join } from "node:path"
import { root } from "./paths.mjs"

/**
 * How long a download may take. A network that swallows packets never answers, and a slow one is no failure: so a
 * download ends when no byte has come for `stalledMs`, and in any case after `longestMs`.
 * @typedef {{ stalledMs: number, longestMs: number }} Patience
 */

/** @type {Patience} */
const patience = { stalledMs: 15_000, longestMs: 180_000 }

/**
 * Gone with `node_modules`, so a fresh install asks afresh.
 * @param {string} projectRoot
 * @returns {string}
 */
const memoryFile = (projectRoot) => join(projectRoot, "node_modules/.cache/lucilius/electron-download.json")

/**
 * @param {string} file
 * @returns {Record<string, unknown>} empty when there is no such file or it holds something else
 */
function readObject(file) {
  try {
    /** @type {unknown} */
    const value = JSON.parse(readFileSync(file, "utf8"))
    return typeof value === "object" && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}

/**
 * @param {string} projectRoot
 * @returns {string}
 */
function wantedVersion(projectRoot) {
  return String(readObject(join(projectRoot, "node_modules/electron/package.json"))["version"])
}

/**
 * Why an earlier download of the same version failed, so that only the first start waits for a blocked network.
 * @param {string} [projectRoot]
 * @returns {string | undefined}
 */
export function rememberedFailure(projectRoot = root) {
  const { version, reason } = readObject(memoryFile(projectRoot))
  return version === wantedVersion(projectRoot) ? String(reason) : undefined
}

/**
 * Runs Electron's own installer once, in a child, bounded in time; a failure is remembered.
 * @param {AbortSignal} signal ends the download early, which is not remembered
 * @param {string} [projectRoot]
 * @param {Patience} [limits]
 * @returns {Promise<string | undefined>} why it failed, or undefined when the binary is there now
 */
export async function fetchElectron(signal, projectRoot = root, limits = patience) {
  if (!existsSync(join(projectRoot, "node_modules/electron/install.js")))
    return "its package is not installed"
  const memory = memoryFile(projectRoot)
  const folder = join(memory, "../download")
  mkdirSync(folder, { recursive: true })
  const reason = await runInstaller(projectRoot, folder, signal, limits)
  rmSync(folder, { recursive: true, force: true })
  if (reason === undefined) rmSync(memory, { force: true })
  else if (!signal.aborted)
    writeFileSync(memory, JSON.stringify({ version: wantedVersion(projectRoot), reason }))
  return reason
}

/**
 * @param {string} projectRoot
 * @param {string} folder the child's temporary folder: it grows while the download comes in
 * @param {AbortSignal} signal
 * @param {Patience} limits
 * @returns {Promise<string | undefined>}
 */
function runInstaller(projectRoot, folder, signal, { stalledMs, longestMs }) {
  const electron = join(projectRoot, "node_modules/electron")
  return new Promise((resolve) => {
    const env = { ...process.env, TMPDIR: folder, TEMP: folder, TMP: folder }
    const child = spawn(process.execPath, [join(electron, "install.js")], {
      env,
      stdio: ["ignore", "ignore", "pipe"],
    })
    const startedAt = Date.now()
    let [seen, seenAt, stderr, gaveUp] = [0, startedAt, "", ""]
    child.stderr.on("data", (chunk) => (stderr += String(chunk)))
    const look = async () => {
      const bytes = (await bytesUnder(folder)) + (await bytesUnder(join(electron, "dist")))
      if (bytes > seen) [seen, seenAt] = [bytes, Date.now()]
      if (Date.now() - seenAt > stalledMs) gaveUp = `no byte came for ${stalledMs / 1000} s`
      else if (Date.now() - startedAt > longestMs) gaveUp = `it took longer than ${longestMs / 1000} s`
      if (gaveUp !== "" || signal.aborted) child.kill("SIGKILL")
    }
    const watch = setInterval(() => void look(), Math.min(500, stalledMs / 4))
    child.once("error", (error) => (gaveUp = error.message))
    child.once("close", (code) => {
      clearInterval(watch)
      resolve(code === 0 ? undefined : gaveUp || firstErrorLine(stderr))
    })
  })
}

/**
 * Bytes under a folder; what is missing or vanishes meanwhile counts as none.
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
 * @param {string} text
 * @returns {string}
 */
function firstErrorLine(text) {
  if (text.includes("fetch failed")) return "its download page cannot be reached"
  const lines = text.split("\n").map((line) => line.trim())
  return lines.find((line) => /error/iu.test(line)) ?? lines.find((line) => line !== "") ?? "unknown reason"
}
