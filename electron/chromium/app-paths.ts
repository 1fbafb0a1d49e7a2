import { readFileSync } from "node:fs"
import { homedir, tmpdir } from "node:os"
import { dirname, join, resolve } from "node:path"
import { commandLine } from "./command-line.ts"

type PathName =
  | "home"
  | "appData"
  | "userData"
  | "sessionData"
  | "temp"
  | "exe"
  | "module"
  | "desktop"
  | "documents"
  | "downloads"
  | "music"
  | "pictures"
  | "videos"
  | "logs"

/** The app's own `package.json`, found upwards from the main script as Electron finds it beside the app. */
const manifest = readManifest(dirname(process.argv[1] ?? "."))
const chosen = new Map<string, string>()
let name = manifest.productName ?? manifest.name ?? "Electron"

function readManifest(folder: string): {
  name?: string
  productName?: string
  version?: string
  folder: string
} {
  try {
    const read: unknown = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"))
    return { ...(typeof read === "object" ? read : {}), folder }
  } catch {
    const parent = dirname(folder)
    return parent === folder ? { folder: process.cwd() } : readManifest(parent)
  }
}

export function getName(): string {
  return name
}

export function setName(to: string): void {
  name = to
}

export function getVersion(): string {
  return manifest.version ?? "0.0.0"
}

export function getAppPath(): string {
  return manifest.folder
}

export function setPath(which: string, path: string): void {
  chosen.set(which, resolve(path))
}

/** Throws for a name that Electron does not know either. */
export function getPath(which: string): string {
  const set = chosen.get(which)
  if (set !== undefined) return set
  if ((which === "userData" || which === "sessionData") && commandLine.hasSwitch("user-data-dir")) {
    return resolve(commandLine.getSwitchValue("user-data-dir"))
  }
  const find: (() => string) | undefined = Object.hasOwn(places, which)
    ? places[which as PathName]
    : undefined
  if (find === undefined) throw new Error(`Failed to get '${which}' path`)
  return find()
}

const inHome = (folder: string) => () => join(homedir(), folder)

const places: Readonly<Record<PathName, () => string>> = {
  home: homedir,
  appData,
  userData: () => join(appData(), getName()),
  sessionData: () => getPath("userData"),
  temp: tmpdir,
  exe: () => process.execPath,
  module: () => process.execPath,
  desktop: inHome("Desktop"),
  documents: inHome("Documents"),
  downloads: inHome("Downloads"),
  music: inHome("Music"),
  pictures: inHome("Pictures"),
  videos: inHome("Videos"),
  logs: () => join(getPath("userData"), "logs"),
}

function appData(): string {
  if (process.platform === "darwin") return join(homedir(), "Library", "Application Support")
  if (process.platform === "win32") return process.env["APPDATA"] ?? join(homedir(), "AppData", "Roaming")
  return process.env["XDG_CONFIG_HOME"] ?? join(homedir(), ".config")
}
