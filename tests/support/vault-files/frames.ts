import { randomBytes } from "node:crypto"

/** Bytes with the outside of a frame of `vault` (docs/FORMAT.md): all that the shell can tell of one. */
export function outerFrame(vault: Uint8Array, blocks = 1): Uint8Array<ArrayBuffer> {
  const frame = new Uint8Array(randomBytes(blocks * 4096))
  const view = new DataView(frame.buffer)
  view.setUint32(0, 0x4c434631)
  view.setUint32(4, frame.length)
  frame.set(vault, 20)
  view.setUint32(frame.length - 4, frame.length)
  return frame
}

/** Bytes with the beginning of a header of `vault`. */
export function outerHeader(vault: Uint8Array, length = 300): Uint8Array<ArrayBuffer> {
  const header = new Uint8Array(randomBytes(length))
  header.set(new TextEncoder().encode("LUCILIUS"))
  header.set(vault, 14)
  return header
}

/** What asks the shell for a new vault: the address and the body of the request. */
export function creation(
  header: Uint8Array,
  frame: Uint8Array,
): { path: string; body: Uint8Array<ArrayBuffer> } {
  return { path: `create?header=${header.length}`, body: new Uint8Array([...header, ...frame]) }
}
