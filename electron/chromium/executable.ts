import { execFile } from "node:child_process"
import { existsSync, readdirSync } from "node:fs"
import { dirname } from "node:path"
import { promisify } from "node:util"

/** Older ones lack `Uint8Array.prototype.toBase64` in the page. */
export const oldestMajor = 140

const run = promisify(execFile)

/** The launcher looks for a browser and names it; this runtime searches nothing by itself. */
export function namedBrowser(): string {
  const named = process.env["LUCILIUS_BROWSER"] ?? ""
  if (named === "") throw new Error("LUCILIUS_BROWSER names no browser; `npm start` finds one and sets it")
  if (!existsSync(named)) throw new Error(`there is no browser at ${named}`)
  return named
}

/** The first number of the browser's version. Rejects when the browser is too old for this runtime. */
export async function readBrowserMajor(executable: string): Promise<number> {
  const text = process.platform === "win32" ? versionFolder(executable) : await askVersion(executable)
  const major = Number(/(\d+)\.\d+\.\d+/.exec(text)?.[1] ?? Number.NaN)
  if (Number.isNaN(major)) throw new Error(`${executable} does not say its version`)
  if (major < oldestMajor)
    throw new Error(`${executable} is version ${major}; at least ${oldestMajor} is needed`)
  return major
}

/** Asked again after an empty answer: on a busy computer a browser was seen to end well and say nothing. */
async function askVersion(executable: string): Promise<string> {
  for (let tries = 1; ; tries += 1) {
    const { stdout } = await run(executable, ["--version", "--no-sandbox"], { timeout: 10_000 })
    if (stdout.trim() !== "" || tries === 3) return stdout
  }
}

/** On Windows `--version` opens a window; the folder beside the executable carries the version as its name. */
function versionFolder(executable: string): string {
  return readdirSync(dirname(executable)).findLast((name) => /^\d+\.\d+\.\d+\.\d+$/.test(name)) ?? ""
}
