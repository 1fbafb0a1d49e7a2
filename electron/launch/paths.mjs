import { existsSync } from "node:fs"
import { delimiter, join, resolve } from "node:path"

/** The project's root: every path of the launcher and of the test runner starts here. */
export const root = resolve(import.meta.dirname, "../..")

/**
 * The first existing file among absolute paths.
 * @param {readonly string[]} candidates
 * @returns {string | undefined}
 */
export function firstExisting(candidates) {
  return candidates.find((path) => existsSync(path))
}

/**
 * Where a command lies on PATH, without running it.
 * @param {string} command
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string | undefined}
 */
export function onPath(command, env = process.env) {
  const endings = process.platform === "win32" ? [".exe", ".cmd"] : [""]
  const folders = (env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "")
  return firstExisting(folders.flatMap((folder) => endings.map((ending) => join(folder, command + ending))))
}
