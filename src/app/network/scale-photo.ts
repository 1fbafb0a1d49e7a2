const longestSide = 256
const quality = 0.85

/** The picture as a small JPEG in base64, whichever way round it was taken; null where the file is no picture. */
export async function scalePhoto(file: Blob): Promise<string | null> {
  const picture = await createImageBitmap(file).catch(() => null)
  if (picture === null) return null
  try {
    const { width, height } = scaledSize(picture)
    const canvas = new OffscreenCanvas(width, height)
    const context = canvas.getContext("2d")
    if (context === null) return null
    context.imageSmoothingQuality = "high"
    context.drawImage(picture, 0, 0, width, height)
    return base64Of(await canvas.convertToBlob({ type: "image/jpeg", quality }))
  } finally {
    picture.close()
  }
}

/** Never larger than it was, and never without a side. */
export function scaledSize({ width, height }: Readonly<{ width: number; height: number }>) {
  const scale = Math.min(1, longestSide / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}

async function base64Of(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer())
  let characters = ""
  for (const byte of bytes) characters += String.fromCodePoint(byte)
  return btoa(characters)
}

/** A stored picture as an address that the policy lets an `img` show; its kind is read from its first bytes. */
export function photoAddress(base64: string): string {
  const type = base64.startsWith("iVBOR") ? "png" : base64.startsWith("UklGR") ? "webp" : "jpeg"
  return `data:image/${type};base64,${base64}`
}
