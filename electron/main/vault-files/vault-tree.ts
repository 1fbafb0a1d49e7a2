import { createHash } from "node:crypto"
import { dirname, join } from "node:path"
import { type Files, openPlain, readAt, remove, syncFolder, writeAll } from "./files.ts"
import { codeOf } from "./refusal.ts"

const pieceBytes = 1024 * 1024
const isLock = /^lock(?:[~.]|$)/
const isOurs = /^(?:header~?|identity\.age~?|j~?|j[.+]\d+|lock(?:[~.].*)?)$/
const isDraft = /^(?:header~|j~)$/
const ourFolders: readonly string[] = ["f", "s", "sf"]
const isOurStored = /^~?[0-9a-z.~-]+$/

/** The plain files below a vault's folder by their ways from it, without its lock; what is no plain file is left out. */
export async function filesBelow(files: Files, folder: string, way = ""): Promise<string[]> {
  const found: string[] = []
  for (const name of (await files.readdir(join(folder, way))).toSorted()) {
    if (way === "" && isLock.test(name)) continue
    const status = await files.lstat(join(folder, way, name))
    if (status.isDirectory()) found.push(...(await filesBelow(files, folder, join(way, name))))
    else if (status.isFile()) found.push(join(way, name))
  }
  return found
}

/** Whether there is a file with the key slots: without it a folder is no vault. Throws what says neither yes nor no. */
export async function holdsHeader(files: Files, folder: string): Promise<boolean> {
  try {
    return (await files.lstat(join(folder, "header"))).isFile()
  } catch (error) {
    if (codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR") return false
    throw error
  }
}

/** Null where there is no such folder. Marks of the system and of what copies it, and drafts of ours, do not fill one. */
export async function isEmptyFolder(files: Files, folder: string): Promise<boolean | null> {
  try {
    return (await files.readdir(folder)).every((name) => name.startsWith(".") || isDraft.test(name))
  } catch (error) {
    if (codeOf(error) === "ENOENT") return null
    throw error
  }
}

/** Copies one file, makes it last, reads it again and compares. Throws where the copy is not the same. */
export async function copyFile(files: Files, from: string, to: string): Promise<void> {
  const source = await openPlain(files, from, "read")
  const sourceHash = createHash("sha256")
  try {
    await remove(files, to)
    const target = await openPlain(files, to, "create")
    try {
      for (let at = 0; ; at += pieceBytes) {
        const piece = await readAt(source, at, pieceBytes)
        sourceHash.update(piece)
        await writeAll(target, piece, at)
        if (piece.length < pieceBytes) break
      }
      await target.sync()
    } finally {
      await target.close()
    }
  } finally {
    await source.close()
  }
  if ((await hashOf(files, to)) !== sourceHash.digest("hex")) {
    throw Object.assign(new Error("a copy differs"), { code: "EIO" })
  }
}

/** Whether these files are in both folders with the same bytes. */
export async function isSameTree(
  files: Files,
  one: string,
  other: string,
  names: readonly string[],
): Promise<boolean> {
  for (const name of names) {
    const [left, right] = [await hashOf(files, join(one, name)), await hashOf(files, join(other, name))]
    if (left === null || left !== right) return false
  }
  return true
}

/**
 * Removes these files, the header first, and the folders that are empty then. Whatever else lies there is the owner's and
 * stays.
 */
export async function removeFiles(files: Files, folder: string, names: readonly string[]): Promise<void> {
  const inOrder = [...names].toSorted((left, right) => Number(right === "header") - Number(left === "header"))
  for (const name of inOrder) await remove(files, join(folder, name))
  const locks = (await files.readdir(folder)).filter((name) => isLock.test(name))
  for (const name of locks) await remove(files, join(folder, name))
  const below = new Set([...ourFolders, ...names.map(dirname).filter((way) => way !== ".")])
  for (const way of below) await removeIfEmpty(files, join(folder, way))
  await syncFolder(files, folder)
  await removeIfEmpty(files, folder)
  await syncFolder(files, dirname(folder)).catch(() => undefined)
}

/** The files in `folder` that are the vault's by their names. */
export async function ownFilesBelow(files: Files, folder: string): Promise<string[]> {
  return (await filesBelow(files, folder)).filter((way) => {
    const [first = "", second, ...more] = way.split(/[/\\]/)
    if (second === undefined) return isOurs.test(first)
    return more.length === 0 && ourFolders.includes(first) && isOurStored.test(second)
  })
}

export async function removeIfEmpty(files: Files, folder: string): Promise<void> {
  try {
    await files.rmdir(folder)
  } catch (error) {
    const left = ["ENOTEMPTY", "EEXIST", "ENOENT", "EBUSY", "EPERM", "EACCES", "EROFS"]
    if (!left.includes(codeOf(error) ?? "")) throw error
  }
}

/** Null where there is no such file. */
async function hashOf(files: Files, path: string): Promise<string | null> {
  const hash = createHash("sha256")
  try {
    const file = await openPlain(files, path, "read")
    try {
      for (let at = 0; ; at += pieceBytes) {
        const piece = await readAt(file, at, pieceBytes)
        hash.update(piece)
        if (piece.length < pieceBytes) return hash.digest("hex")
      }
    } finally {
      await file.close()
    }
  } catch (error) {
    if (codeOf(error) === "ENOENT") return null
    throw error
  }
}
