import type { OpenFile } from "./files.ts"
import type { OpenPart } from "./store.ts"

/** Closes `file` where it throws. */
export async function openPart(file: OpenFile, from: number, to: number): Promise<OpenPart> {
  try {
    const { size } = await file.stat()
    return { file, from: Math.min(from, size), to: Math.min(to, size), length: size }
  } catch (error) {
    await file.close()
    throw error
  }
}
