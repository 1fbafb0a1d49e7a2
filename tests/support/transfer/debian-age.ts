import { spawnSync } from "node:child_process"
import { resolve } from "node:path"

const terminal = resolve(import.meta.dirname, "with-terminal.py")
const longestOutput = 256 * 1024 * 1024

export const hasAge = spawnSync("age", ["--version"]).status === 0
/** age asks for a passphrase on a terminal alone: Python makes one. */
export const hasAgeAndPython = hasAge && spawnSync("python3", ["--version"]).status === 0

/** What age makes of `input`, null where it refuses. */
export function age(args: readonly string[], input: Uint8Array): Buffer | null {
  const { status, stdout, error } = spawnSync("age", args, { input, maxBuffer: longestOutput })
  if (error !== undefined) throw error
  return status === 0 ? stdout : null
}

/** age with a passphrase; `args` name its files. Answers whether it was content. */
export function ageOnTerminal(args: readonly string[], passphrase: string): boolean {
  return spawnSync("python3", [terminal, "age", ...args], { input: `${passphrase}\n` }).status === 0
}
