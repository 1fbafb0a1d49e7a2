import { ok, refuse, type Result } from "../base/result.ts"
import { utf8Bytes } from "../crypto/utf8.ts"
import { isJsonObject, type Json, type JsonObject, parseJson } from "./json.ts"

/** What is kept of a record beside its long texts. The vault knows nothing of it but that it is an object. */
export type Head = JsonObject

export const mostHeads = 64
/** A sealed segment beyond this becomes a file of its own in the database, and a save takes twice as long. */
export const longestSealedSegment = 64 * 1024

/**
 * The content of a row of kind `segment` or `overlay`: `{"names":[[…]],"heads":[[…]]}`, where a head is the number of its
 * list of field names, then its values. A quarter shorter than an array of objects, and read a quarter faster. Whether
 * the row stays under 64 KiB is for `sealedRowLength` to say; a head that alone is longer has a segment to itself.
 * Throws on more than 64 heads. What JSON has no form for is left out, as `JSON.stringify` does.
 */
export function encodeSegment(heads: readonly Head[]): Uint8Array<ArrayBuffer> {
  if (heads.length > mostHeads) throw new RangeError(`A segment has at most ${mostHeads} heads`)
  const names: string[][] = []
  const known = new Map<string, number>()
  const rows = heads.map((head) => {
    const own = Object.keys(head).filter((name) => head[name] !== undefined)
    const key = JSON.stringify(own)
    const shape = known.get(key) ?? names.push(own) - 1
    known.set(key, shape)
    return [shape, ...own.map((name) => head[name])]
  })
  return utf8Bytes(JSON.stringify({ names, heads: rows }))
}

export function decodeSegment(content: Uint8Array): Result<readonly Head[], "damaged"> {
  const parted = decodeParted(content, null)
  return parted.ok ? ok(parted.value.map(({ head }) => head)) : parted
}

/** A head without one of its fields, and that field. */
export type PartedHead = Readonly<{ head: Head; apart: Json | undefined }>

/** As `decodeSegment`, with the field `apart` beside each head: taking it out of fifty thousand heads later costs as much again. */
export function decodeParted(
  content: Uint8Array,
  apart: string | null,
): Result<readonly PartedHead[], "damaged"> {
  const parsed = parseJson(content)
  if (!isJsonObject(parsed)) return refuse("damaged")
  const { names, heads: rows } = parsed
  if (!isList(names) || !isList(rows) || rows.length > mostHeads) return refuse("damaged")
  const shapes = names.map(nameList)
  const heads: PartedHead[] = []
  for (const row of rows) {
    const head = isList(row) ? headOf(row, shapes, apart) : null
    if (head === null) return refuse("damaged")
    heads.push(head)
  }
  return ok(heads)
}

function headOf(
  row: readonly Json[],
  shapes: readonly (readonly string[] | null)[],
  apartName: string | null,
): PartedHead | null {
  const names = typeof row[0] === "number" ? shapes[row[0]] : null
  if (!names || names.length !== row.length - 1) return null
  const head: { [name: string]: Json } = {}
  let apart: Json | undefined
  for (let at = 0; at < names.length; at++) {
    const name = names[at] ?? ""
    const value = row[at + 1] ?? null
    if (name === apartName) apart = value
    // Assigning to this one name would change the prototype instead of adding a field.
    else if (name === "__proto__") Object.defineProperty(head, name, { value, ...plainField })
    else head[name] = value
  }
  return { head, apart }
}

const plainField = { configurable: true, enumerable: true, writable: true }

function nameList(value: Json): readonly string[] | null {
  return isList(value) && value.every((name) => typeof name === "string") ? value : null
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value)
}
