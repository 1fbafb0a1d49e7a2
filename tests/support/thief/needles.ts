/** A text that must not be found, and the name under which a hit is reported. `plain`: only as text is kept, encoded in no way. */
export type Canary = Readonly<{ name: string; text: string; forms?: "plain" }>

export type Needle = Readonly<{ canary: string; encoding: string; bytes: Uint8Array; foldable: boolean }>

/**
 * Every form in which a canary is looked for. `foldable` forms may be compared without regard to case; base64 may not.
 * Of base64 only those characters are kept that do not depend on what stands before and after the canary.
 */
export function needlesFor(canary: Canary): Needle[] {
  const utf8 = Buffer.from(canary.text, "utf8")
  const utf16 = Buffer.from(canary.text, "utf16le")
  if (canary.forms === "plain") {
    return [
      { canary: canary.name, encoding: "utf-8", bytes: utf8, foldable: true },
      { canary: canary.name, encoding: "utf-16le", bytes: utf16, foldable: true },
    ]
  }
  const forms: Omit<Needle, "canary">[] = [
    { encoding: "utf-8", bytes: utf8, foldable: true },
    { encoding: "utf-16le", bytes: utf16, foldable: true },
    { encoding: "utf-16be", bytes: swapped(utf16), foldable: true },
    { encoding: "hex", bytes: Buffer.from(utf8.toString("hex")), foldable: true },
    { encoding: "HEX", bytes: Buffer.from(utf8.toString("hex").toUpperCase()), foldable: true },
    { encoding: "hex of utf-16le", bytes: Buffer.from(utf16.toString("hex")), foldable: true },
    ...base64Forms(utf8, ""),
    ...base64Forms(utf16, " of utf-16le"),
    { encoding: "percent", bytes: Buffer.from(encodeURIComponent(canary.text)), foldable: true },
    {
      encoding: "form",
      bytes: Buffer.from(encodeURIComponent(canary.text).replaceAll("%20", "+")),
      foldable: true,
    },
    { encoding: "json escapes", bytes: Buffer.from(escaped(canary.text)), foldable: true },
    // Each unit is moved up by one, so that folding case would compare other letters.
    { encoding: "sqlite key", bytes: sortableKey(canary.text), foldable: false },
  ]
  if (isLatin1(canary.text)) {
    forms.push({ encoding: "latin-1", bytes: Buffer.from(canary.text, "latin1"), foldable: true })
  }
  return distinct(forms).map((form) => ({ ...form, canary: canary.name }))
}

function base64Forms(bytes: Buffer, suffix: string): Omit<Needle, "canary">[] {
  return [0, 1, 2].flatMap((alignment) => {
    const padded = Buffer.concat([Buffer.alloc(alignment), bytes])
    const firstWhole = Math.ceil((alignment * 8) / 6)
    const lastWhole = Math.floor((padded.length * 8) / 6)
    const standard = padded.toString("base64").slice(firstWhole, lastWhole)
    const url = standard.replaceAll("+", "-").replaceAll("/", "_")
    return [
      { encoding: `base64+${alignment}${suffix}`, bytes: Buffer.from(standard), foldable: false },
      { encoding: `base64url+${alignment}${suffix}`, bytes: Buffer.from(url), foldable: false },
    ]
  })
}

function swapped(utf16: Buffer): Buffer {
  return Buffer.from(utf16).swap16()
}

/** How Chromium's SQLite store writes a string key so that keys sort as bytes; read off a profile of version 156. */
function sortableKey(text: string): Uint8Array {
  return Uint8Array.from(
    [...Array(text.length).keys()].flatMap((at) => {
      const unit = text.charCodeAt(at)
      if (unit < 0x7f) return [unit + 1]
      return unit < 0x4000 ? [0x80 | (unit >> 8), unit & 0xff] : [0xff, unit >> 8, unit & 0xff]
    }),
  )
}

/** As JSON may print it, where every unit beyond ASCII is written out. */
function escaped(text: string): string {
  return text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
}

function isLatin1(text: string): boolean {
  return /^[\0-\xff]*$/.test(text)
}

/** The first name wins where two forms are the same bytes, as with plain ASCII. */
function distinct<T extends Readonly<{ bytes: Uint8Array }>>(forms: readonly T[]): T[] {
  const seen = new Set<string>()
  return forms.filter((form) => {
    const key = Buffer.from(form.bytes).toString("latin1")
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
