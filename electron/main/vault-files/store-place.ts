import { join } from "node:path"
import { type Files, syncFolder } from "./files.ts"
import { codeOf } from "./refusal.ts"

/** `base` must be there and is never made: it may be the place of a disk that is not plugged in. `under` is made on demand. */
export type StorePlace = Readonly<{ base: string; under: readonly string[] }>

/** The path of the folder, or null where it is not there yet. Throws ENOENT where `base` is gone, EISDIR for a foreign thing. */
export async function findPlace(files: Files, place: StorePlace): Promise<string | null> {
  let path = place.base
  for (const name of place.under) {
    const parent = path
    path = join(parent, name)
    if (await isFolder(files, path)) continue
    // A link in the base's own path is the owner's way to it and is followed.
    await files.readdir(parent)
    return null
  }
  return path
}

/** As `findPlace`, and makes what is missing below `base`. */
export async function makePlace(files: Files, place: StorePlace): Promise<string> {
  const found = await findPlace(files, place)
  if (found !== null) return found
  let path = place.base
  for (const name of place.under) {
    const parent = path
    path = join(parent, name)
    if (await isFolder(files, path)) continue
    await files.mkdir(path, { recursive: false, mode: 0o700 })
    await syncFolder(files, parent)
  }
  return path
}

async function isFolder(files: Files, path: string): Promise<boolean> {
  try {
    if ((await files.lstat(path)).isDirectory()) return true
  } catch (error) {
    if (codeOf(error) === "ENOENT") return false
    throw error
  }
  throw Object.assign(new Error("not a folder"), { code: "EISDIR" })
}
