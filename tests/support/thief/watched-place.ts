import { mkdir, mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"

export type WatchedPlace = Readonly<{
  root: string
  /** The app's own folder: vault, settings and, on the fallback, the browser's profile. */
  userData: string
  /** For the app's process: home, caches, settings and temporary files all lie under `root`. */
  env: Readonly<Record<string, string>>
  /** Where an app so started can leave a file, and so what a thief looks through. */
  folders: readonly string[]
  remove: () => Promise<void>
}>

/** A place of its own for an app under test, so that whatever it writes anywhere can be looked through. */
export async function watchedPlace(): Promise<WatchedPlace> {
  const root = await mkdtemp(join(tmpdir(), "thief-"))
  const at = (name: string) => join(root, name)
  const env = {
    HOME: at("home"),
    TMPDIR: at("tmp"),
    XDG_CONFIG_HOME: at("home/.config"),
    XDG_CACHE_HOME: at("home/.cache"),
    XDG_DATA_HOME: at("home/.local/share"),
    XDG_STATE_HOME: at("home/.local/state"),
    XDG_RUNTIME_DIR: at("run"),
  }
  for (const folder of Object.values(env)) await mkdir(folder, { recursive: true, mode: 0o700 })
  return {
    root,
    userData: at("data"),
    env,
    folders: [root, ...(process.platform === "linux" ? ["/dev/shm"] : [])],
    remove: () => rm(root, { recursive: true, force: true, maxRetries: 5 }),
  }
}
