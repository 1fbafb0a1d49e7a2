import { concatBytes } from "../../base/bytes.ts"
import { StreamRefusal } from "../stream-refusal.ts"
import { backupLimits } from "./payload.ts"

const newline = 0x0a

/**
 * Lines with their newlines. Refuses as a `StreamRefusal`: `too-large` at the first line over the limit, without waiting for
 * its end, and `damaged` where the last one has no newline.
 */
export async function* linesOf(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, void> {
  let held: Uint8Array[] = []
  let length = 0
  for await (const piece of pieces) {
    let at = 0
    for (let end = piece.indexOf(newline); end !== -1; end = piece.indexOf(newline, at)) {
      const rest = piece.subarray(at, end + 1)
      if (length + rest.length > backupLimits.lineBytes) throw new StreamRefusal("too-large")
      yield held.length === 0 ? rest : concatBytes(...held, rest)
      held = []
      length = 0
      at = end + 1
    }
    if (at === piece.length) continue
    held.push(piece.subarray(at))
    length += piece.length - at
    if (length > backupLimits.lineBytes) throw new StreamRefusal("too-large")
  }
  if (length > 0) throw new StreamRefusal("damaged")
}
