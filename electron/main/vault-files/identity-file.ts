import { join } from "node:path"
import { ok, refuse, type Result } from "../../../src/base/result.ts"
import { type Files, openPlain, readAt } from "./files.ts"
import { codeOf, type Refusing } from "./refusal.ts"
import { replaceFile, sweepReplacement } from "./replace-file.ts"

const fileName = "identity.age"
/** Far above any; what is longer is refused. */
export const longestIdentity = 64 * 1024

/** Throws what the file system refuses. */
export async function readIdentity(
  files: Files,
  folder: string,
): Promise<Result<Uint8Array<ArrayBuffer>, Refusing<"missing" | "too-large">>> {
  try {
    const file = await openPlain(files, join(folder, fileName), "read")
    try {
      const bytes = await readAt(file, 0, longestIdentity + 1)
      return bytes.length > longestIdentity ? refuse({ name: "too-large" }) : ok(bytes)
    } finally {
      await file.close()
    }
  } catch (error) {
    if (codeOf(error) === "ENOENT") return refuse({ name: "missing" })
    throw error
  }
}

/** As `replaceFile`. */
export function replaceIdentity(files: Files, folder: string, bytes: Uint8Array): Promise<void> {
  return replaceFile(files, folder, fileName, bytes)
}

export function sweepIdentity(files: Files, folder: string): Promise<void> {
  return sweepReplacement(files, folder, fileName)
}
