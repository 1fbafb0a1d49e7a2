import { releaseBytes } from "../../../base/release-bytes.ts"
import type { ImageDatabase } from "../../../storage/image-database.ts"
import { type ImageHead, type ImageKeys, openImageChunk, planOfImage } from "../../../vault/search-image.ts"

/** Null where a chunk is missing or does not open in its place, or once `isStopped`. Rejects when IndexedDB does. */
export async function readImage(
  database: ImageDatabase,
  keys: ImageKeys,
  head: ImageHead,
  isStopped: () => boolean,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const { chunks, chunkBytes } = planOfImage(head.length)
  const image = new Uint8Array(head.length)
  let coming = database.readChunk(head.image, 0)
  for (let number = 0; number < chunks; number += 1) {
    const sealed = await coming
    if (sealed === null || isStopped()) return null
    // The next one is fetched while this one is opened.
    if (number + 1 < chunks) coming = database.readChunk(head.image, number + 1)
    const opened = openImageChunk(keys, head, number, sealed)
    if (!opened.ok) {
      await coming.catch(() => null)
      return null
    }
    image.set(opened.value, number * chunkBytes)
    releaseBytes(opened.value)
    releaseBytes(sealed)
  }
  return image
}
