import { spawnSync } from "node:child_process"
import { existsSync, readdirSync, statSync } from "node:fs"
import { join } from "node:path"
import { root } from "./paths.mjs"

/** What a build writes last in each of its parts, and what goes into a build. */
export const outputs = ["main/index.js", "preload/index.cjs", "renderer/index.html", "chromium/register.mjs"]
const sources = ["src", "resources", "electron", "package.json", "package-lock.json"]
const notBuilt = new Set(["launch", "tsconfig.launch.json"])

/**
 * The latest change under a path, in ms since 1970; a folder's own time tells of files removed from it.
 * @param {string} path
 * @returns {number}
 */
function lastChange(path) {
  const stats = statSync(path)
  if (!stats.isDirectory()) return stats.mtimeMs
  const inside = readdirSync(path).filter((name) => !notBuilt.has(name))
  return Math.max(stats.mtimeMs, ...inside.map((name) => lastChange(join(path, name))))
}

/**
 * Why `out/` cannot be used as it is, or undefined when it can.
 * @param {string} [projectRoot]
 * @returns {string | undefined}
 */
export function whyStale(projectRoot = root) {
  const built = outputs.map((name) => join(projectRoot, "out", name))
  if (built.some((file) => !existsSync(file))) return "it is not built yet"
  const builtAt = Math.min(...built.map((file) => statSync(file).mtimeMs))
  const changed = sources.map((name) => join(projectRoot, name)).filter((path) => existsSync(path))
  return changed.some((path) => lastChange(path) > builtAt) ? "its sources have changed" : undefined
}

/**
 * Builds the app when it has to be built.
 * @returns {boolean} false when the build failed; its output has been shown
 */
export function buildIfStale() {
  const reason = whyStale()
  if (reason === undefined) return true
  console.log(`Building Lucilius: ${reason}.`)
  const shell = process.platform === "win32"
  const options = /** @type {const} */ ({ cwd: root, encoding: "utf8", shell, maxBuffer: 64 * 1024 * 1024 })
  const { status, stdout, stderr } = spawnSync("npm", ["run", "--silent", "build"], options)
  if (status === 0) return true
  console.log(`${stdout ?? ""}${stderr ?? ""}\nThe build failed.`)
  return false
}
