import { join } from "node:path"
import type { Files } from "./files.ts"

/** A path for what is set aside and never deleted: the name with the lowest number, from 1, above all taken ones. */
export async function spareName(files: Files, folder: string, name: string): Promise<string> {
  let highest = 0
  for (const taken of await files.readdir(folder)) {
    const number = taken.startsWith(`${name}.`) ? Number(taken.slice(name.length + 1)) : Number.NaN
    if (Number.isSafeInteger(number)) highest = Math.max(highest, number)
  }
  return join(folder, `${name}.${highest + 1}`)
}
