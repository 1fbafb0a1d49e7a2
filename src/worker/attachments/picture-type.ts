/** What the interface shows as a picture: formats of pixels alone. An SVG is a page with scripts and links of its own. */
export const pictureTypes: readonly string[] = [
  "image/png",
  "image/jpeg",
  "image/gif",
  "image/webp",
  "image/avif",
]
/** In bytes. */
export const largestPicture = 20_000_000

/** How many of the first bytes tell. */
export const telltaleBytes = 64

/** By its first bytes, whatever the file is called; null where it is none of `pictureTypes`. */
export function pictureType(start: Uint8Array): string | null {
  const text = String.fromCharCode(...start.subarray(0, telltaleBytes))
  if (text.startsWith("\u0089PNG\r\n\u001A\n")) return "image/png"
  if (text.startsWith("\u00FF\u00D8\u00FF")) return "image/jpeg"
  if (text.startsWith("GIF87a") || text.startsWith("GIF89a")) return "image/gif"
  if (text.startsWith("RIFF") && text.startsWith("WEBP", 8)) return "image/webp"
  // The first box of an ISO base media file names its brands: the major one, a version, then those compatible.
  const brands = text.startsWith("ftyp", 4) ? text.slice(8, Math.min(boxLength(start), telltaleBytes)) : ""
  return /^(?:.{4})*?(?:avif|avis)/su.test(brands) ? "image/avif" : null
}

function boxLength(start: Uint8Array): number {
  return new DataView(start.buffer, start.byteOffset).getUint32(0)
}
