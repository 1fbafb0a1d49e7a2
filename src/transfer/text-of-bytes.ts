const utf8 = new TextDecoder("utf-8", { fatal: true })

/** What Windows-1252 has in the places 80 to 9F (WHATWG Encoding); every other place is Latin-1's. */
const windowsLetters = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ"

/**
 * The text of a file that does not say how it was written: by its byte order mark (UTF-8, UTF-16), else as UTF-8 where
 * that is well formed, else as Windows-1252, which holds Latin-1. The mark is taken off.
 */
export function textOfBytes(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes)
  return utf8OrWestern(bytes)
}

/** As `textOfBytes`, for a part of a file, where two bytes that look like a mark are none. */
export function utf8OrWestern(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes)
  } catch {
    return westernText(bytes)
  }
}

/** Not by TextDecoder, since some versions of Node take Windows-1252 for Latin-1. */
export function westernText(bytes: Uint8Array): string {
  return byteString(bytes).replace(
    /[\u0080-\u009f]/g,
    (letter) => windowsLetters[letter.charCodeAt(0) - 0x80] ?? letter,
  )
}

/** Each byte as the character of its number. */
export function byteString(bytes: Uint8Array): string {
  let text = ""
  // In pieces, since an engine bounds the number of a call's arguments.
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return text
}

/** The bytes of a byte string; of a character beyond them, the low eight bits. */
export function bytesOfString(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < bytes.length; at++) bytes[at] = text.charCodeAt(at)
  return bytes
}
