import { releaseBytes } from "../../../base/release-bytes.ts"
import { ok, refuse, type Result } from "../../../base/result.ts"
import type { ImageDatabase } from "../../../storage/image-database.ts"
import {
  type ImageHead,
  type ImageKeys,
  planOfImage,
  sealImageChunk,
  sealImageHead,
} from "../../../vault/search-image.ts"

/** The bytes of an index in one state. */
export type ImageSource = Readonly<{
  /** In bytes. */
  length: number
  /** A view will do: it is not kept. Once the state has changed, the save's `isCancelled` must say so. */
  read(from: number, to: number): Uint8Array
}>

export type ImageWriting = Readonly<{
  keys: ImageKeys
  head: ImageHead
  source: ImageSource
  isStopped: () => boolean
  /** Between two chunks. */
  pauseMs: number
}>

/**
 * Seals and writes one chunk after the other, holding one at a time, and then puts the image in the place of the one before.
 * Cut short, the one before still counts, and chunks of this one may be left. `refused`: by IndexedDB.
 */
export async function writeImage(
  database: ImageDatabase,
  writing: ImageWriting,
): Promise<Result<undefined, "cancelled" | "refused">> {
  const { keys, head, source, isStopped, pauseMs } = writing
  const { chunks, chunkBytes } = planOfImage(head.length)
  const padded = new Uint8Array(chunkBytes)
  for (let number = 0; number < chunks; number += 1) {
    if (isStopped()) return refuse("cancelled")
    const from = Math.min(head.length, number * chunkBytes)
    const bytes = source.read(from, Math.min(head.length, from + chunkBytes))
    padded.set(bytes)
    padded.fill(0, bytes.length)
    const sealed = sealImageChunk(keys, head, number, padded)
    if (!(await isDone(database.writeChunk(head.image, number, sealed)))) return refuse("refused")
    releaseBytes(sealed)
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
  }
  if (isStopped()) return refuse("cancelled")
  return (await isDone(database.finish(head.image, sealImageHead(keys, head)))) ? ok() : refuse("refused")
}

function isDone(step: Promise<void>): Promise<boolean> {
  return step.then(
    () => true,
    () => false,
  )
}
