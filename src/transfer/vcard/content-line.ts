import { vcardLimits } from "./limits.ts"
import { bytesOfString, utf8OrWestern } from "../text-of-bytes.ts"

export type ContentLine = Readonly<{
  /** In lower case; "" for none. */
  group: string
  /** In capitals. */
  name: string
  /** Names in capitals, each with all its values. */
  parameters: ReadonlyMap<string, readonly string[]>
  /** Still encoded, as a byte string. */
  value: string
}>

/** A parameter of vCard 2.1 may be its value alone. */
const encodings: ReadonlySet<string> = new Set(["QUOTED-PRINTABLE", "BASE64", "8BIT", "7BIT", "B"])

/** Null where the line has not the form `group.NAME;parameter=value:value`. */
export function parseContentLine(line: string): ContentLine | null {
  const unquoted = indexOutsideQuotes(line, ":")
  // With a quote that never ends, the first colon has to do.
  const colon = unquoted === -1 ? line.indexOf(":") : unquoted
  if (colon === -1 || colon > vcardLimits.headLength) return null
  const [start = "", ...rest] = splitOutsideQuotes(line.slice(0, colon), ";")
  const name = /^(?:([\w-]{1,100})\.)?([\w-]{1,200})$/.exec(start.trim())
  if (name === null) return null
  const parameters = new Map<string, readonly string[]>()
  for (const parameter of rest) {
    const [key, values] = keyAndValues(parameter)
    if (key !== "") parameters.set(key, [...(parameters.get(key) ?? []), ...values])
  }
  return {
    group: (name[1] ?? "").toLowerCase(),
    name: (name[2] ?? "").toUpperCase(),
    parameters,
    value: line.slice(colon + 1),
  }
}

function keyAndValues(parameter: string): readonly [string, readonly string[]] {
  const equals = parameter.indexOf("=")
  if (equals === -1) {
    const bare = parameter.trim()
    return [encodings.has(bare.toUpperCase()) ? "ENCODING" : "TYPE", bare === "" ? [] : [bare]]
  }
  const values = splitOutsideQuotes(parameter.slice(equals + 1), ",").flatMap(readValue)
  return [parameter.slice(0, equals).trim().toUpperCase(), values]
}

/** Quotes off, carets read (RFC 6868). A quoted list, `"work,voice"`, is a list all the same: many programs write it so. */
function readValue(value: string): string[] {
  const text = utf8OrWestern(bytesOfString(value.trim().replace(/^"(.*)"$/s, "$1")))
  const plain = text.replace(/\^([n'^])/g, (_all, mark) => (mark === "n" ? "\n" : mark === "'" ? '"' : "^"))
  return plain
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "")
}

function indexOutsideQuotes(text: string, sought: string): number {
  let isQuoted = false
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '"') isQuoted = !isQuoted
    else if (text[at] === sought && !isQuoted) return at
  }
  return -1
}

function splitOutsideQuotes(text: string, separator: string): string[] {
  const parts: string[] = []
  for (let rest = text; ; ) {
    const at = indexOutsideQuotes(rest, separator)
    if (at === -1) return [...parts, rest]
    parts.push(rest.slice(0, at))
    rest = rest.slice(at + 1)
  }
}
