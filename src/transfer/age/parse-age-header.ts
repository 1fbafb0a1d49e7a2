import { ok, refuse, type Result } from "../../base/result.ts"
import { wrappedFileKeyBytes } from "../../crypto/age-file-key.ts"
import { base64Bytes } from "../../crypto/base64.ts"
import { scryptBounds } from "../../crypto/scrypt.ts"
import type { AgeRefusal } from "./age-key.ts"

/** Of an age v1 file: how its file key is wrapped. X25519 stanzas are only counted and measured here. */
export type AgeStanzas =
  | Readonly<{ kind: "scrypt"; salt: Uint8Array; logN: number; wrapped: Uint8Array }>
  | Readonly<{ kind: "x25519" }>

/** `age` itself writes one stanza for each recipient; this app writes one. */
export const mostStanzas = 20

const version = "age-encryption.org/v1"
const saltBytes = 16
const shareBytes = 32
const macBytes = 32

/**
 * The header from its version line to its MAC line, both whole, by the grammar of C2SP age.md and narrower: one scrypt stanza of a
 * bearable cost, or X25519 stanzas, and nothing else. Nothing is derived, and the MAC is not checked.
 */
export function parseAgeHeader(text: string): Result<AgeStanzas, AgeRefusal> {
  const lines = text.split("\n")
  if (lines.pop() !== "") return refuse("not-a-backup")
  const [first, ...stanzas] = lines
  if (first !== version)
    return refuse(/^age-encryption\.org\/v\d+$/.test(first ?? "") ? "newer" : "not-a-backup")
  const mac = stanzas.pop() ?? ""
  if (!mac.startsWith("--- ") || sized(mac.slice(4), macBytes) === null) return refuse("not-a-backup")

  let found: AgeStanzas | null = null
  for (let at = 0; at < stanzas.length; at += 2) {
    if (at >= 2 * mostStanzas) return refuse("asks-too-much")
    const read = parseStanza(stanzas[at] ?? "", stanzas[at + 1] ?? "")
    if (!read.ok) return read
    if (found !== null && (found.kind === "scrypt" || read.value.kind === "scrypt"))
      return refuse("asks-too-much")
    found = read.value
  }
  return found === null ? refuse("not-a-backup") : ok(found)
}

/** Either kind has a body of one line. */
function parseStanza(line: string, body: string): Result<AgeStanzas, AgeRefusal> {
  const [arrow, type, ...values] = line.split(" ")
  if (arrow !== "->" || type === undefined || type === "") return refuse("not-a-backup")
  if (type !== "scrypt" && type !== "X25519") return refuse("not-for-this-key")
  const wrapped = sized(body, wrappedFileKeyBytes)
  const value = sized(values[0] ?? "", type === "scrypt" ? saltBytes : shareBytes)
  if (wrapped === null || value === null || values.length !== (type === "scrypt" ? 2 : 1))
    return refuse("not-a-backup")
  if (type === "X25519") return ok({ kind: "x25519" })
  const cost = values[1] ?? ""
  if (!/^[1-9]\d*$/.test(cost)) return refuse("not-a-backup")
  const logN = Number(cost)
  if (logN > scryptBounds.most) return refuse("asks-too-much")
  return logN < scryptBounds.least
    ? refuse("not-a-backup")
    : ok({ kind: "scrypt", salt: value, logN, wrapped })
}

function sized(text: string, length: number): Uint8Array | null {
  const bytes = base64Bytes(text, "unpadded")
  return bytes?.length === length ? bytes : null
}
