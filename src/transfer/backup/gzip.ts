import { StreamRefusal } from "../stream-refusal.ts"
import { backupLimits } from "./payload.ts"

/** So much is given to the decompression at once: at gzip's best it stands for 16 MiB. */
const pieceBytes = 16 * 1024

export function compressed(plain: ReadableStream<Uint8Array<ArrayBuffer>>): ReadableStream<Uint8Array> {
  return plain.pipeThrough(new CompressionStream("gzip"))
}

/**
 * What was compressed, in pieces. Refuses as a `StreamRefusal`: `too-large` as soon as it is more than the ratio of `backupLimits` allows,
 * `not-a-backup` or `damaged` where it is not gzip, and what `packed` itself refuses.
 */
export async function* decompressed(
  packed: ReadableStream<Uint8Array>,
): AsyncGenerator<Uint8Array, void, void> {
  const taken = { bytes: 0, error: null as unknown }
  const source = packed.getReader()
  const reader = inPieces(source, taken).pipeThrough(new DecompressionStream("gzip")).getReader()
  let given = 0
  try {
    for (;;) {
      const next = await reader.read().catch((error: unknown) => {
        throw refusalOf(taken.error ?? error, given)
      })
      if (next.done) return
      given += next.value.length
      if (given > backupLimits.ratioFrom && given > backupLimits.ratio * taken.bytes)
        throw new StreamRefusal("too-large")
      yield next.value
    }
  } finally {
    // A pipe passes the end on only some time later.
    await Promise.allSettled([reader.cancel(), source.cancel()])
  }
}

/** `taken` says how much was given on, and the error with which `source` ended: what comes out of a pipe is not always what went in. */
function inPieces(
  source: ReadableStreamDefaultReader<Uint8Array>,
  taken: { bytes: number; error: unknown },
): ReadableStream<Uint8Array<ArrayBuffer>> {
  let held: Uint8Array = new Uint8Array(0)
  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      pull: async (to) => {
        try {
          while (held.length === 0) {
            const next = await source.read()
            if (next.done) return to.close()
            held = next.value
          }
          const piece = held.slice(0, pieceBytes)
          held = held.subarray(piece.length)
          taken.bytes += piece.length
          to.enqueue(piece)
        } catch (error) {
          taken.error = error
          to.error(error)
        }
      },
      cancel: (reason) => source.cancel(reason),
    },
    { highWaterMark: 0 },
  )
}

/** Where not even the first bytes came out, it is another kind of file. */
function refusalOf(error: unknown, given: number): StreamRefusal {
  if (error instanceof StreamRefusal) return error
  return new StreamRefusal(given === 0 ? "not-a-backup" : "damaged")
}
