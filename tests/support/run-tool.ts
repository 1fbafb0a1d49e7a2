import { spawnSync } from "node:child_process"
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs"
import { dirname, join, resolve } from "node:path"

const root = resolve(import.meta.dirname, "../..")

export interface ToolRun {
  readonly code: number | null
  readonly output: string
}

/** Runs an installed package's script to its end, from the project's root. */
export function runTool(script: string, args: readonly string[]): ToolRun {
  const path = join(root, "node_modules", script)
  const { status, stdout, stderr } = spawnSync(process.execPath, [path, ...args], {
    cwd: root,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  })
  return { code: status, output: `${stdout}${stderr}` }
}

/**
 * A folder with the given files inside the project, so that packages resolve as they do for the app's own code.
 * The caller removes it.
 */
export function plantFiles(files: Readonly<Record<string, string>>): string {
  const results = join(root, "test-results")
  mkdirSync(results, { recursive: true })
  const folder = mkdtempSync(join(results, "planted-"))
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  return folder
}
