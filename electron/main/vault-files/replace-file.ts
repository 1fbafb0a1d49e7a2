import { join } from "node:path"
import { type Files, openPlain, remove, syncFolder, writeAll } from "./files.ts"

/**
 * Puts a small file in the place of the former one, or of none. At every moment the folder has the old or the new one under
 * `name`, and never a copy of an old one. Throws what the file system refuses; only if the very last step threw, the sync
 * of the folder, may the new one stand already.
 */
export async function replaceFile(
  files: Files,
  folder: string,
  name: string,
  bytes: Uint8Array,
): Promise<void> {
  const draft = join(folder, draftOf(name))
  await remove(files, draft)
  try {
    const file = await openPlain(files, draft, "create")
    try {
      await writeAll(file, bytes, 0)
      await file.sync()
    } finally {
      await file.close()
    }
    await files.rename(draft, join(folder, name))
  } catch (error) {
    await remove(files, draft).catch(() => false)
    throw error
  }
  await syncFolder(files, folder)
}

/** Removes what an interrupted replacement left: a later change must not leave it behind as an old copy. */
export async function sweepReplacement(files: Files, folder: string, name: string): Promise<void> {
  if (await remove(files, join(folder, draftOf(name)))) await syncFolder(files, folder)
}

function draftOf(name: string): string {
  return `${name}~`
}
