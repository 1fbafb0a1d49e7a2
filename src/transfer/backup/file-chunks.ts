import { concatBytes } from "../../base/bytes.ts"
import { base64Text } from "../../crypto/base64.ts"
import { StreamRefusal } from "../stream-refusal.ts"
import type { BackupFile } from "./backup-source.ts"
import { encodeLine } from "./encode-line.ts"
import { backupLimits } from "./payload.ts"

/** The lines of one attached file, an empty one included. Refuses `damaged` where it is not as long as its record says. */
export async function* chunkLines(
  { file, bytes, read }: BackupFile,
  named: ReadonlyMap<string, number>,
): AsyncGenerator<Uint8Array, void, void> {
  if (named.get(file) !== bytes) throw new StreamRefusal("damaged")
  let at = 0
  for await (const chunk of chunksOf(read())) {
    if (at + chunk.length > bytes) throw new StreamRefusal("damaged")
    yield encodeLine({ file, at, bytes: base64Text(chunk, "padded") })
    at += chunk.length
  }
  if (at !== bytes) throw new StreamRefusal("damaged")
}

/** Pieces of one size but the last; one empty piece of an empty stream. */
async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array, void, void> {
  const reader = stream.getReader()
  let held: Uint8Array = new Uint8Array(0)
  let isFirst = true
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      held = concatBytes(held, next.value)
      for (; held.length > backupLimits.chunkBytes; held = held.subarray(backupLimits.chunkBytes)) {
        yield held.subarray(0, backupLimits.chunkBytes)
        isFirst = false
      }
    }
    if (held.length > 0 || isFirst) yield held
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}
