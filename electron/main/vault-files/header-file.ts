import { createHash } from "node:crypto"
import { join } from "node:path"
import { ok, refuse, type Result } from "../../../src/base/result.ts"
import { type Files, openPlain, readAt } from "./files.ts"
import { codeOf, type Refusing } from "./refusal.ts"
import { replaceFile, sweepReplacement } from "./replace-file.ts"

const fileName = "header"
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

export function writeNewHeader(files: Files, folder: string, bytes: Uint8Array): Promise<void> {
  return replaceFile(files, folder, fileName, bytes)
}

export function sweepHeader(files: Files, folder: string): Promise<void> {
  return sweepReplacement(files, folder, fileName)
}

export function headerDigest(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex")
}
