import { randomBytes } from "node:crypto"
import { type DownBytes, inlineBytes, partBytes, type UpBytes } from "./message.ts"

/**
 * Long bytes on their way between the shell and one page: those the page sends arrive in parts, those the shell sends
 * wait here until the page has fetched them.
 */
export type PageBytes = {
  /** Only the isolated world knows it; a request for bytes without it is refused. */
  readonly token: string
  readonly takePart: (id: number, text: string) => void
  readonly read: (list: readonly UpBytes[]) => Uint8Array[]
  readonly write: (list: readonly Uint8Array[]) => DownBytes[]
  /** The part that starts at byte `at`; the last part ends the wait. Undefined when nothing waits under this number. */
  readonly fetchPart: (id: number, at: number) => Uint8Array | undefined
  /** For a page that went away: its parts and what it did not fetch are dropped. */
  readonly clear: () => void
}

export function createPageBytes(): PageBytes {
  const arrived = new Map<number, Buffer[]>()
  const waiting = new Map<number, Uint8Array>()
  let numbers = 0
  return {
    token: randomBytes(16).toString("hex"),
    takePart: (id, text) => {
      arrived.set(id, [...(arrived.get(id) ?? []), Buffer.from(text, "base64")])
    },
    read: (list) =>
      list.map((item) => {
        if (typeof item === "string") return plain(Buffer.from(item, "base64"))
        const parts = arrived.get(item)
        arrived.delete(item)
        if (parts === undefined) throw new Error("bytes of a message did not arrive")
        return plain(Buffer.concat(parts))
      }),
    write: (list) =>
      list.map((bytes) => {
        if (bytes.length <= inlineBytes)
          return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("base64")
        const id = numbers++
        // A copy: the sender may change its memory before the page has fetched it.
        waiting.set(id, bytes.slice())
        return { id, length: bytes.length }
      }),
    fetchPart: (id, at) => {
      const bytes = waiting.get(id)
      if (bytes === undefined || at >= bytes.length) return undefined
      if (at + partBytes >= bytes.length) waiting.delete(id)
      return bytes.subarray(at, at + partBytes)
    },
    clear: () => {
      arrived.clear()
      waiting.clear()
    },
  }
}

/** Small Buffers share one pool: a view that crosses as `Uint8Array` must stand on memory of its own. */
function plain(buffer: Buffer): Uint8Array {
  return buffer.buffer.byteLength === buffer.length
    ? new Uint8Array(buffer.buffer, 0, buffer.length)
    : new Uint8Array(buffer)
}
