import { concatBytes } from "../base/bytes.ts"
import { ok, refuse, type Result } from "../base/result.ts"
import { type StreamReason, StreamRefusal } from "./stream-refusal.ts"

export function streamOf(...pieces: readonly Uint8Array[]): ReadableStream<Uint8Array> {
  const left = [...pieces]
  return new ReadableStream<Uint8Array>(
    {
      pull: (to) => {
        const next = left.shift()
        if (next === undefined) to.close()
        else to.enqueue(next)
      },
    },
    { highWaterMark: 0 },
  )
}

/** For what is small. Throws what the stream throws, unless it is a refusal. */
export async function bytesOfStream(
  stream: ReadableStream<Uint8Array>,
  most: number,
): Promise<Result<Uint8Array<ArrayBuffer>, StreamReason>> {
  const pieces: Uint8Array[] = []
  let length = 0
  try {
    const reader = stream.getReader()
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      length += next.value.length
      if (length > most) {
        await reader.cancel()
        return refuse("too-large")
      }
      pieces.push(next.value)
    }
  } catch (error) {
    if (error instanceof StreamRefusal) return refuse(error.reason)
    throw error
  }
  return ok(concatBytes(...pieces))
}
