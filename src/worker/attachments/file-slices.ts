import { ok, refuse, type Result } from "../../base/result.ts"
import { pictureType, pictureTypes, telltaleBytes } from "./picture-type.ts"

/** In bytes: a file that the owner gave is never held whole. */
const sliceBytes = 1024 * 1024

/** The bytes of a file in order. Refused once it is changed, moved or locked away after it was given. */
export async function* slicesOf(file: Blob): AsyncGenerator<Result<Uint8Array, "unreadable">, void, void> {
  for (let at = 0; at < file.size; at += sliceBytes) {
    const end = Math.min(file.size, at + sliceBytes)
    const slice = await read(file, at, end)
    if (slice?.length !== end - at) return yield refuse("unreadable")
    yield ok(slice)
  }
}

/** Empty where nobody can tell. A picture's is told by its bytes: what only calls itself one is none. */
export async function mediaTypeOf(file: Blob): Promise<string> {
  const start = await read(file, 0, Math.min(file.size, telltaleBytes))
  const picture = start === null ? null : pictureType(start)
  if (picture !== null) return picture
  const said = file.type.toLowerCase()
  const isWritten = /^[\w.+-]{1,60}\/[\w.+-]{1,60}$/.test(said)
  return isWritten && !pictureTypes.includes(said) ? said : ""
}

async function read(file: Blob, from: number, to: number): Promise<Uint8Array | null> {
  try {
    return new Uint8Array(await file.slice(from, to).arrayBuffer())
  } catch {
    return null
  }
}
