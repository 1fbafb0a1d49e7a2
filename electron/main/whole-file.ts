import { randomBytes } from "node:crypto"
import { open, rename, rm } from "node:fs/promises"

/**
 * Writes all of `bytes` or leaves what was there: a file beside it, readable by the owner alone, synced, then renamed.
 * Rejects with the file system's error.
 */
export async function writeWholeFile(path: string, bytes: Uint8Array): Promise<void> {
  const beside = `${path}.${randomBytes(4).toString("hex")}.part`
  try {
    const file = await open(beside, "wx", 0o600)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(beside, path)
  } catch (error) {
    await rm(beside, { force: true })
    throw error
  }
}
