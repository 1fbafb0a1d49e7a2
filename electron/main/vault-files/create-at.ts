import { dirname, join } from "node:path"
import { appendFileName } from "./append-file.ts"
import { type Files, openPlain, remove, syncFolder, writeAll } from "./files.ts"
import { writeNewHeader } from "./header-file.ts"

/**
 * Makes a vault in a folder of the owner's choice, which is empty or not there. The header comes last: until then the folder
 * is no vault. Throws what the file system refuses.
 */
export async function createAt(
  files: Files,
  folder: string,
  header: Uint8Array,
  firstFrame: Uint8Array,
): Promise<void> {
  const [draft, path] = [join(folder, `${appendFileName}~`), join(folder, appendFileName)]
  await files.mkdir(folder, { recursive: true, mode: 0o700 })
  await remove(files, draft)
  try {
    const file = await openPlain(files, draft, "create")
    try {
      await writeAll(file, firstFrame, 0)
      await file.sync()
    } finally {
      await file.close()
    }
    await files.rename(draft, path)
    await writeNewHeader(files, folder, header)
  } catch (error) {
    for (const left of [join(folder, "header"), draft, path]) await remove(files, left).catch(() => false)
    throw error
  }
  await syncFolder(files, dirname(folder)).catch(() => undefined)
}
