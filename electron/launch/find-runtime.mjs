import { spawnSync } from "node:child_process"
import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { firstExisting, onPath, root } from "./paths.mjs"

/**
 * Electron's binary, looked for by path: requiring the package under plain Node starts a download.
 * @param {string} [projectRoot]
 * @returns {string | undefined}
 */
export function electronBinary(projectRoot = root) {
  const folder = join(projectRoot, "node_modules/electron")
  const pathFile = join(folder, "path.txt")
  if (!existsSync(pathFile)) return undefined
  const binary = join(folder, "dist", readFileSync(pathFile, "utf8").trim())
  return existsSync(binary) ? binary : undefined
}

/**
 * Shared libraries that a Linux binary asks for and this machine lacks; always empty elsewhere.
 * @param {string} binary
 * @returns {string[]}
 */
export function missingLibraries(binary) {
  if (process.platform !== "linux") return []
  const { stdout } = spawnSync("ldd", [binary], { encoding: "utf8" })
  return [...(stdout ?? "").matchAll(/^\s*(\S+) => not found$/gmu)].map(([, name = ""]) => name)
}

/**
 * Where a platform keeps the browsers of the Chromium family, the preferred first.
 * @param {NodeJS.Platform} platform
 * @param {NodeJS.ProcessEnv} env
 * @returns {string[]}
 */
export function browserPaths(platform, env) {
  if (platform === "win32") {
    const folders = [env["ProgramFiles"], env["ProgramFiles(x86)"], env["LOCALAPPDATA"]]
    const files = [
      "Chromium\\Application\\chrome.exe",
      "Google\\Chrome\\Application\\chrome.exe",
      "Microsoft\\Edge\\Application\\msedge.exe",
      "BraveSoftware\\Brave-Browser\\Application\\brave.exe",
    ]
    return files.flatMap((file) => folders.flatMap((folder) => (folder ? [`${folder}\\${file}`] : [])))
  }
  if (platform === "darwin") {
    const names = ["Chromium", "Google Chrome", "Microsoft Edge", "Brave Browser"]
    const folders = ["/Applications", `${env["HOME"] ?? ""}/Applications`]
    return names.flatMap((name) => folders.map((folder) => `${folder}/${name}.app/Contents/MacOS/${name}`))
  }
  return [
    // Debian's /usr/bin/chromium is a script that adds API keys and extension flags: the browser itself comes first.
    "/usr/lib/chromium/chromium",
    "/usr/lib64/chromium-browser/chromium-browser",
    "/opt/google/chrome/chrome",
    "/opt/microsoft/msedge/msedge",
    "/opt/brave.com/brave/brave",
    ...[
      "chromium",
      "chromium-browser",
      "google-chrome-stable",
      "google-chrome",
      "microsoft-edge",
      "brave-browser",
    ]
      .map((command) => onPath(command, env))
      .filter((path) => path !== undefined),
  ]
}

/**
 * The browser that the fallback runtime drives. `LUCILIUS_BROWSER` names one outright.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string | undefined}
 */
export function installedBrowser(env = process.env) {
  const named = env["LUCILIUS_BROWSER"]
  if (named) return existsSync(named) ? named : undefined
  return firstExisting(browserPaths(process.platform, env))
}
