/** Line breaks and tabs part words, so they become a space; other control characters go. */
export function cleanLine(text: string): string {
  return text
    .replaceAll(/[\t\n\v\f\r\u0085\u2028\u2029]+/gu, " ")
    .replaceAll(/\p{Cc}/gu, "")
    .trim()
}

/** Keeps what the owner set apart by lines; every line ends in the same way. */
export function cleanLines(text: string): string {
  const clean = text.replaceAll(/\r\n?|[\u0085\u2028\u2029]/gu, "\n").replaceAll(/[^\P{Cc}\t\n]/gu, "")
  return clean.trim() === "" ? "" : clean
}
