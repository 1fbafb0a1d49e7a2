import { constants } from "node:fs"
import * as fs from "node:fs/promises"

type FileStatus = { readonly size: number; readonly mtimeMs: number; readonly ino: number; isFile(): boolean }

export interface OpenFile {
  read(into: Uint8Array, offset: number, length: number, position: number): Promise<{ bytesRead: number }>
  write(from: Uint8Array, offset: number, length: number, position: number): Promise<{ bytesWritten: number }>
  truncate(length: number): Promise<void>
  datasync(): Promise<void>
  sync(): Promise<void>
  stat(): Promise<FileStatus>
  close(): Promise<void>
}

/** The calls on the file system that this folder makes, so that a test can fail or cut off each one. */
export interface Files {
  open(path: string, flags: number, mode?: number): Promise<OpenFile>
  rename(from: string, to: string): Promise<void>
  link(existing: string, to: string): Promise<void>
  unlink(path: string): Promise<void>
  lstat(path: string): Promise<FileStatus & { isDirectory(): boolean }>
  readdir(path: string): Promise<string[]>
  mkdir(path: string, options: { recursive: boolean; mode: number }): Promise<unknown>
  /** Only where it is empty. */
  rmdir(path: string): Promise<void>
  rm(path: string, options: { recursive: true; force: true }): Promise<void>
}

export const diskFiles: Files = fs

// Windows knows neither flag.
const noFollow = "O_NOFOLLOW" in constants ? constants.O_NOFOLLOW : 0
// A FIFO put in a file's place must not hold the open up for ever.
const noWait = "O_NONBLOCK" in constants ? constants.O_NONBLOCK : 0

const flagsOf = {
  read: constants.O_RDONLY,
  update: constants.O_RDWR,
  "update-or-create": constants.O_RDWR | constants.O_CREAT,
  create: constants.O_RDWR | constants.O_CREAT | constants.O_EXCL,
} as const

/** Opens a plain file; a symbolic link is refused by the system (ELOOP), anything else that is no file as EISDIR. */
export async function openPlain(files: Files, path: string, how: keyof typeof flagsOf): Promise<OpenFile> {
  const file = await files.open(path, flagsOf[how] | noFollow | noWait, 0o600)
  try {
    if ((await file.stat()).isFile()) return file
  } catch (error) {
    await file.close()
    throw error
  }
  await file.close()
  throw Object.assign(new Error("not a plain file"), { code: "EISDIR" })
}

/** Null where there is nothing of the name; throws EISDIR for what is no plain file. */
export async function lookAtPlain(files: Files, path: string): Promise<FileStatus | null> {
  try {
    const status = await files.lstat(path)
    if (status.isFile()) return status
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null
    throw error
  }
  throw Object.assign(new Error("not a plain file"), { code: "EISDIR" })
}

/** Writes all of `bytes` at `position`, however often the system writes only a part. */
export async function writeAll(file: OpenFile, bytes: Uint8Array, position: number): Promise<void> {
  let done = 0
  while (done < bytes.length) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, position + done)
    if (bytesWritten === 0) throw Object.assign(new Error("nothing written"), { code: "ENOSPC" })
    done += bytesWritten
  }
}

/** Fewer bytes than `length` where the file ends before. */
export async function readAt(
  file: OpenFile,
  position: number,
  length: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(length)
  let done = 0
  while (done < length) {
    const { bytesRead } = await file.read(bytes, done, length - done, position + done)
    if (bytesRead === 0) break
    done += bytesRead
  }
  return bytes.subarray(0, done)
}

/** Makes names in the folder (created, renamed, removed) survive a power cut. Windows offers no such call. */
export async function syncFolder(files: Files, path: string): Promise<void> {
  if (process.platform === "win32") return
  const folder = await files.open(path, constants.O_RDONLY)
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

/** Removes the file, or does nothing where there is none. */
export async function remove(files: Files, path: string): Promise<boolean> {
  try {
    await files.unlink(path)
    return true
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return false
    throw error
  }
}
