import { vcardLimits } from "./limits.ts"

export type UnfoldedLine = Readonly<{
  /** Still bytes, one a character: a fold may part the bytes of one letter. */
  text: string
  /** The rest was longer than a property may be. */
  isTooLong: boolean
}>

/**
 * The lines of a file (a byte string) as they were before they were folded. Three ways are in use, and a file may mix
 * them: a blank before what continues (RFC 6350, 3.2), a `=` at the end of quoted-printable, and bare base64 up to
 * something else. In vCard 2.1 the blank was to stay; its writers did not heed that.
 */
export function* unfoldedLines(file: string): Generator<UnfoldedLine> {
  const lines = file.split(/\r\n?|\n/)
  for (let at = 0; at < lines.length; at++) {
    const first = lines[at] ?? ""
    if (first === "") continue
    const parts = [first]
    let length = first.length
    const add = (part: string): void => {
      length += part.length
      if (length <= vcardLimits.lineLength) parts.push(part)
    }
    const encoding = encodingOf(first)
    for (let next = lines[at + 1]; next !== undefined; next = lines[at + 1]) {
      const last = parts.at(-1) ?? ""
      const isSoftBreak = encoding === "quoted-printable" && /=[ \t]*$/.test(last) && !isFrame(next)
      if (isSoftBreak) {
        parts[parts.length - 1] = last.replace(/=[ \t]*$/, "")
        add(next)
      } else if (/^[ \t]/.test(next)) add(next.slice(1))
      else if (encoding === "base64" && /^[A-Za-z0-9+/]+=*[ \t]*$/.test(next)) add(next)
      else if (encoding === "base64" && next === "" && /^[ \t]/.test(lines[at + 2] ?? "")) add("")
      else break
      at += 1
    }
    yield { text: parts.join(""), isTooLong: length > vcardLimits.lineLength }
  }
}

function encodingOf(line: string): "quoted-printable" | "base64" | null {
  const head = line.slice(0, line.indexOf(":") + 1)
  if (/;(?:ENCODING=)?"?QUOTED-PRINTABLE"?[;:]/i.test(head)) return "quoted-printable"
  return /;(?:ENCODING=)?"?(?:BASE64|B)"?[;:]/i.test(head) ? "base64" : null
}

function isFrame(line: string): boolean {
  return /^(?:BEGIN|END):VCARD[ \t]*$/i.test(line)
}
