import type { Layer } from "./level-db.ts"

const base64Run = /[A-Za-z0-9+/_-](?:[A-Za-z0-9+/_-]|\r?\n){23,}/g
const base64RunWide = /(?:[A-Za-z0-9+/_-]\0){24,}/g
const hexRun = /[0-9a-fA-F]{32,}/g
const hexRunWide = /(?:[0-9a-fA-F]\0){32,}/g
/** `12,255,0` as an array is printed, and `"0":12,"1":255` as JSON prints a Uint8Array. */
const decimalRun = /(?:\d{1,3}[, \r\n]{1,4}){15,}\d{1,3}/g
const numberedRun = /(?:"\d{1,6}":\d{1,3},?){16,}/g

/** What stands in the bytes as base64 (also broken into lines, or in UTF-16), hex, or decimal numbers, decoded at each alignment. */
export function decodedRuns(bytes: Uint8Array): Layer[] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1")
  return [
    ...runs(text, base64Run, /[\r\n]/g).flatMap(fromBase64),
    ...runs(text, base64RunWide, /\0/g).flatMap(fromBase64),
    ...runs(text, hexRun).flatMap(fromHex),
    ...runs(text, hexRunWide, /\0/g).flatMap(fromHex),
    ...runs(text, decimalRun).flatMap((run) => fromNumbers(run, run.text.match(/\d+/g) ?? [])),
    ...runs(text, numberedRun).flatMap((run) =>
      fromNumbers(
        run,
        [...run.text.matchAll(/:(\d+)/g)].map((match) => match[1] ?? ""),
      ),
    ),
  ]
}

type Run = Readonly<{ offset: number; text: string }>

function runs(text: string, pattern: RegExp, dropped?: RegExp): Run[] {
  return [...text.matchAll(pattern)].map((match) => ({
    offset: match.index,
    text: dropped === undefined ? match[0] : match[0].replace(dropped, ""),
  }))
}

function fromBase64(run: Run): Layer[] {
  return [0, 1, 2, 3].map((skip) => ({
    how: "base64",
    offset: run.offset,
    bytes: Buffer.from(run.text.slice(skip).replaceAll("-", "+").replaceAll("_", "/"), "base64"),
  }))
}

function fromHex(run: Run): Layer[] {
  return [0, 1].map((skip) => ({
    how: "hex",
    offset: run.offset,
    bytes: Buffer.from(run.text.slice(skip, run.text.length - ((run.text.length - skip) % 2)), "hex"),
  }))
}

function fromNumbers(run: Run, numbers: readonly string[]): Layer[] {
  const values = numbers.map(Number)
  return values.every((value) => value <= 255)
    ? [{ how: "decimal", offset: run.offset, bytes: Uint8Array.from(values) }]
    : []
}
