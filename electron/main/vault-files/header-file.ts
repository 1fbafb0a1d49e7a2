import { createHash } from "node:crypto"
import { join } from "node:path"
import { ok, refuse, type Result } from "../../../src/base/result.ts"
import { type Files, openPlain, readAt, remove, syncFolder, writeAll } from "./files.ts"
import { codeOf, type Refusing } from "./refusal.ts"

const fileName = "header"
const draftName = "header~"
/** Far above any header; what is longer is no header and is refused unread. */
export const longestHeader = 64 * 1024

/** Throws what the file system refuses. A longer file is cut off at one byte past `longestHeader`. */
export async function readHeader(
  files: Files,
  folder: string,
): Promise<Result<Uint8Array<ArrayBuffer>, Refusing<"missing">>> {
  try {
    const file = await openPlain(files, join(folder, fileName), "read")
    try {
      return ok(await readAt(file, 0, longestHeader + 1))
    } finally {
      await file.close()
    }
  } catch (error) {
    if (codeOf(error) === "ENOENT") return refuse({ name: "missing" })
    throw error
  }
}

/**
 * Replaces the header whole if it is still the one whose SHA-256 is `was` (null: if there is none). At every moment the
 * folder has the old or the new one under its name, and never a copy of an old one. Throws what the file system refuses;
 * only if the very last step threw, the sync of the folder, may the new one stand already.
 */
export async function replaceHeader(
  files: Files,
  folder: string,
  bytes: Uint8Array,
  was: string | null,
): Promise<Result<undefined, Refusing<"other-header">>> {
  const current = await readHeader(files, folder)
  if ((current.ok ? headerDigest(current.value) : null) !== was) return refuse({ name: "other-header" })
  await writeNewHeader(files, folder, bytes)
  return ok()
}

export async function writeNewHeader(files: Files, folder: string, bytes: Uint8Array): Promise<void> {
  const draft = join(folder, draftName)
  await remove(files, draft)
  try {
    const file = await openPlain(files, draft, "create")
    try {
      await writeAll(file, bytes, 0)
      await file.sync()
    } finally {
      await file.close()
    }
    await files.rename(draft, join(folder, fileName))
  } catch (error) {
    await remove(files, draft).catch(() => false)
    throw error
  }
  await syncFolder(files, folder)
}

/** Removes what an interrupted replacement left: a later change of the slots must not leave it behind as an old copy. */
export async function sweepHeader(files: Files, folder: string): Promise<void> {
  if (await remove(files, join(folder, draftName))) await syncFolder(files, folder)
}

export function headerDigest(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex")
}
