import { bytesOfString, utf8OrWestern, westernText } from "../text-of-bytes.ts"
import type { ContentLine } from "./content-line.ts"

export type VcardVersion = "2.1" | "3.0-or-later"

const westernLabels: ReadonlySet<string> = new Set(["iso-8859-1", "latin1", "windows-1252", "cp1252"])

export function isBase64(line: ContentLine): boolean {
  return hasEncoding(line, "BASE64") || hasEncoding(line, "B")
}

/**
 * The value as text, with line feeds, its escapes still in it. Where it says no character set, or a wrong one, it is
 * UTF-8 if it can be, else Windows-1252.
 */
export function textValue(line: ContentLine): string {
  const bytes = bytesOfString(decodedBytes(line))
  return inCharset(bytes, line.parameters.get("CHARSET")?.[0]?.toLowerCase()).replace(/\r\n?/g, "\n")
}

function decodedBytes(line: ContentLine): string {
  if (hasEncoding(line, "QUOTED-PRINTABLE"))
    return line.value.replace(/=([0-9A-Fa-f]{2})/g, (_all, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    )
  if (!isBase64(line)) return line.value
  try {
    return atob(line.value.replace(/\s+/g, ""))
  } catch {
    return line.value
  }
}

function inCharset(bytes: Uint8Array, label: string | undefined): string {
  if (label === undefined || label === "us-ascii") return utf8OrWestern(bytes)
  if (westernLabels.has(label)) return westernText(bytes)
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes)
  } catch {
    return utf8OrWestern(bytes)
  }
}

function hasEncoding(line: ContentLine, name: string): boolean {
  return line.parameters.get("ENCODING")?.some((value) => value.toUpperCase() === name) ?? false
}

/** vCard 2.1 knows an escaped separator and no other escape; later ones write a line end as `\n` (RFC 6350, 3.4). */
export function unescapeText(text: string, version: VcardVersion): string {
  if (version === "2.1") return text.replace(/\\([;,:])/g, "$1")
  return text.replace(/\\([nN;,:"'\\])/g, (_all, letter: string) => (/n/i.test(letter) ? "\n" : letter))
}

/** The parts between separators that are not escaped, still escaped themselves. */
export function splitUnescaped(text: string, separator: ";" | ","): string[] {
  const parts: string[] = []
  let start = 0
  for (let at = 0; at < text.length; at++) {
    if (text[at] === "\\") at += 1
    else if (text[at] === separator) {
      parts.push(text.slice(start, at))
      start = at + 1
    }
  }
  return [...parts, text.slice(start)]
}

/** Null where what is left after blanks were joined holds a control character, which no name and no address has. */
export function oneLine(text: string): string | null {
  const line = text.replace(/\s+/g, " ").trim().normalize("NFC")
  return /\p{Cc}/u.test(line) ? null : line
}
