import { spawnSync } from "node:child_process"
import { existsSync, mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { root } from "../../../electron/launch/paths.mjs"

/**
 * SQLite with FTS5 in an encrypted file, native: what an engineer would take who wrote no journal of their own. It is
 * measured beside the app and never a part of it. MIT; the newest whose `engines` name Node 20.
 */
const source = "better-sqlite3-multiple-ciphers@12.9.0"
const folder = join(root, "test-results/bench-peer")
const built = join(folder, "node_modules/better-sqlite3-multiple-ciphers")

/** Its folder where it was built before, else undefined. */
export function builtPeer() {
  return existsSync(join(built, "build/Release/better_sqlite3.node")) ? built : undefined
}

/** Builds it from source, which takes a compiler and a minute or two; undefined where that cannot be done here. */
export function buildPeer() {
  const known = builtPeer()
  if (known !== undefined) return known
  console.log(`Building ${source} …`)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, "package.json"), '{ "private": true }\n')
  const how = [
    "--prefix",
    folder,
    "--build-from-source",
    "--no-save",
    "--no-package-lock",
    "--no-audit",
    "--no-fund",
  ]
  spawnSync("npm", ["install", source, ...how], { cwd: folder, encoding: "utf8" })
  return builtPeer()
}
