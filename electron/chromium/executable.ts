import { execFile } from "node:child_process"
import { existsSync, readdirSync } from "node:fs"
import { dirname, join } from "node:path"
import { promisify } from "node:util"

/** Older ones lack `Uint8Array.prototype.toBase64` in the page. */
export const oldestMajor = 140

const run = promisify(execFile)

/** Debian's binary itself first: its wrapper script adds keys and flags of its own. */
const linux = [
  "/usr/lib/chromium/chromium",
  "/usr/lib/chromium-browser/chromium-browser",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/opt/google/chrome/chrome",
  "/opt/microsoft/msedge/msedge",
  "/opt/brave.com/brave/brave",
]
const darwin = ["Google Chrome", "Chromium", "Microsoft Edge", "Brave Browser"].map(
  (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
)
const windowsNames = [
  "Google\\Chrome\\Application\\chrome.exe",
  "Chromium\\Application\\chrome.exe",
  "Microsoft\\Edge\\Application\\msedge.exe",
  "BraveSoftware\\Brave-Browser\\Application\\brave.exe",
]

/** Every place where a Chromium-family browser is looked for, in order. */
export function browserPlaces(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): readonly string[] {
  if (platform === "darwin") return darwin
  if (platform !== "win32") return linux
  const roots = [env["ProgramFiles"], env["ProgramFiles(x86)"], env["LocalAppData"]]
  return roots.flatMap((root) => (root === undefined ? [] : windowsNames.map((name) => join(root, name))))
}

/** What `LUCILIUS_BROWSER` names, as the launcher does, else the first place that holds one. Throws when none does. */
export function findBrowser(): string {
  const named = process.env["LUCILIUS_BROWSER"]
  const places = named ? [named] : browserPlaces(process.platform, process.env)
  const found = places.find((place) => existsSync(place))
  if (found === undefined) throw new Error(`no Chromium-family browser at ${places.join(", ")}`)
  return found
}

/** The first number of the browser's version. Throws when the browser is too old for this runtime. */
export async function readBrowserMajor(executable: string): Promise<number> {
  const text = process.platform === "win32" ? versionFolder(executable) : await askVersion(executable)
  const major = Number(/(\d+)\.\d+\.\d+/.exec(text)?.[1] ?? Number.NaN)
  if (Number.isNaN(major)) throw new Error(`${executable} does not say its version`)
  if (major < oldestMajor)
    throw new Error(`${executable} is version ${major}; at least ${oldestMajor} is needed`)
  return major
}

async function askVersion(executable: string): Promise<string> {
  return (await run(executable, ["--version", "--no-sandbox"], { timeout: 10_000 })).stdout
}

/** On Windows `--version` opens a window; the folder beside the executable carries the version as its name. */
function versionFolder(executable: string): string {
  return readdirSync(dirname(executable)).findLast((name) => /^\d+\.\d+\.\d+\.\d+$/.test(name)) ?? ""
}
