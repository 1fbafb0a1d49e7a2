const longestDraw = 65_536

/** From the system's source by `crypto.getRandomValues`: the same as libsodium's, many times faster. */
export function randomBytes(length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length)
  for (let at = 0; at < length; at += longestDraw)
    crypto.getRandomValues(bytes.subarray(at, Math.min(length, at + longestDraw)))
  return bytes
}
