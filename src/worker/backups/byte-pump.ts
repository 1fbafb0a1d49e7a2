import { concatBytes } from "../../base/bytes.ts"
import { ok, refuse, type Result } from "../../base/result.ts"
import type { NewShellFile, ShellStore } from "../../storage/shell-store.ts"
import type { FolderRefusal } from "../api.ts"

/** So that a save never waits for more than one of these on its way to the shell. */
const pieceBytes = 1024 * 1024

/**
 * Writes `stream` to its end in pieces of 1 MiB, holding no more than one. `goesOn` is asked after each. The stream is
 * cancelled where the file refuses; what it throws is the caller's.
 */
export async function pump(
  stream: ReadableStream<Uint8Array>,
  file: Pick<NewShellFile, "add">,
  goesOn: () => Promise<boolean> = () => Promise.resolve(true),
): Promise<Result<undefined, FolderRefusal | Readonly<{ reason: "cancelled" }>>> {
  const reader = stream.getReader()
  let held: Uint8Array[] = []
  let length = 0
  const flush = async () => {
    const added = await file.add(concatBytes(...held))
    held = []
    length = 0
    return added
  }
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      held.push(next.value)
      length += next.value.length
      if (length < pieceBytes) continue
      const added = await flush()
      if (!added.ok) return added
      if (!(await goesOn())) return refuse({ reason: "cancelled" })
    }
    return length === 0 ? ok() : await flush()
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

/** A file that the shell keeps, read as it is asked for. It ends with an error where the shell refuses it. */
export function streamOfStored(store: ShellStore, name: string): ReadableStream<Uint8Array> {
  let at = 0
  return new ReadableStream<Uint8Array>(
    {
      pull: async (to) => {
        const part = await store.read(name, at, at + pieceBytes)
        if (!part.ok) return to.error(new Error(part.refusal.reason))
        const { bytes, length } = part.value
        at += bytes.length
        if (bytes.length > 0) to.enqueue(bytes)
        if (bytes.length === 0 || at >= length) to.close()
      },
    },
    { highWaterMark: 0 },
  )
}
