import { lstat, readdir, readFile, readlink } from "node:fs/promises"
import { join } from "node:path"

export type StoredFile = Readonly<{
  path: string
  kind: "file" | "folder" | "link" | "other"
  /** A file's content, a link's target; empty for the rest. */
  bytes: Uint8Array
}>

/**
 * Everything under the folders, hidden or not. Links are told, not followed. What vanishes while it is read is left out:
 * a running app deletes files of its own.
 */
export async function* storedFiles(folders: readonly string[]): AsyncGenerator<StoredFile> {
  for (const folder of folders) {
    for (const name of await unlessGone(() => readdir(folder), [])) {
      const path = join(folder, name)
      const stat = await unlessGone(() => lstat(path), null)
      if (stat === null) continue
      if (stat.isDirectory()) {
        yield { path, kind: "folder", bytes: new Uint8Array() }
        yield* storedFiles([path])
      } else if (stat.isSymbolicLink()) {
        const target = await unlessGone(() => readlink(path), null)
        if (target !== null) yield { path, kind: "link", bytes: Buffer.from(target) }
      } else if (stat.isFile()) {
        const bytes = await unlessGone(() => readFile(path), null)
        if (bytes !== null) yield { path, kind: "file", bytes }
      } else {
        yield { path, kind: "other", bytes: new Uint8Array() }
      }
    }
  }
}

/** The write-ahead log beside a SQLite file, where there is one. */
export async function walBeside(path: string): Promise<Uint8Array | undefined> {
  return unlessGone<Uint8Array | undefined>(() => readFile(`${path}-wal`), undefined)
}

async function unlessGone<T>(read: () => Promise<T>, otherwise: T): Promise<T> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return otherwise
    throw error
  }
}
