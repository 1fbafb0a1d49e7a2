import { join } from "node:path"
import { type Files, remove, syncFolder } from "./files.ts"

/** A path for what is set aside: the name with the lowest number, from 1, above all taken ones. */
export async function spareName(files: Files, folder: string, name: string): Promise<string> {
  let highest = 0
  for (const taken of await files.readdir(folder)) highest = Math.max(highest, spareNumber(taken, name) ?? 0)
  return join(folder, `${name}.${highest + 1}`)
}

/** Deletes everything that was set aside under `name`. Throws what the file system refuses. */
export async function removeSpares(files: Files, folder: string, name: string): Promise<void> {
  for (const taken of await files.readdir(folder)) {
    if (spareNumber(taken, name) !== null) await remove(files, join(folder, taken))
  }
  await syncFolder(files, folder)
}

function spareNumber(taken: string, name: string): number | null {
  const number = taken.startsWith(`${name}.`) ? Number(taken.slice(name.length + 1)) : Number.NaN
  return Number.isSafeInteger(number) && number > 0 ? number : null
}
