import { decompress } from "fzstd"
import { snappyDecode } from "./snappy.ts"

/** Bytes found inside other bytes, with a word for how they were had. `offset` is where they begin in the outer ones. */
export type Layer = Readonly<{ how: string; offset: number; bytes: Uint8Array }>

const logBlockBytes = 32_768
const recordHeaderBytes = 7
const footerBytes = 48
const maxBlockBytes = 256 * 1024 * 1024
/** https://github.com/google/leveldb/blob/main/doc/table_format.md, the last eight bytes. */
const tableMagic = Buffer.from("57fb808b247547db", "hex")

/**
 * Records of a log or manifest (log_format.md), each joined over the 32 KiB blocks that it was cut into: a text that lies
 * across a cut is not contiguous in the file. Empty for what is no log. Checksums are not looked at: a thief would not.
 */
export function logRecords(file: Uint8Array): Layer[] {
  const records: Layer[] = []
  let parts: Uint8Array[] = []
  let begin = 0
  for (let at = 0; at + recordHeaderBytes <= file.length; ) {
    const left = logBlockBytes - (at % logBlockBytes)
    const length = (file[at + 4] as number) | ((file[at + 5] as number) << 8)
    const type = file[at + 6] as number
    if (left < recordHeaderBytes || type === 0) {
      at += left
      continue
    }
    if (type > 4 || recordHeaderBytes + length > left) return records
    if (type === 1 || type === 2) {
      parts = []
      begin = at
    }
    parts.push(file.subarray(at + recordHeaderBytes, at + recordHeaderBytes + length))
    if ((type === 1 || type === 4) && parts.length > 1) {
      records.push({ how: "log record", offset: begin, bytes: Buffer.concat(parts) })
    }
    at += recordHeaderBytes + length
  }
  return records
}

/** Every block of a table file, decompressed, and then its keys whole: neighbours share their beginnings. */
export function tableBlocks(file: Uint8Array): Layer[] {
  if (!isTable(file)) return []
  const footer = file.subarray(file.length - footerBytes)
  const meta = blockHandle(footer, 0)
  const index = blockHandle(footer, meta.next)
  const layers: Layer[] = []
  for (const handle of [meta, index]) {
    const block = readBlock(file, handle)
    layers.push(block)
    for (const entry of entriesOf(block.bytes)) {
      const inner = readBlock(file, blockHandle(entry.value, 0))
      layers.push(inner)
      if (handle !== index) continue
      const keys = entriesOf(inner.bytes).map((row) => row.key)
      layers.push({ how: "table keys", offset: inner.offset, bytes: Buffer.concat(keys) })
    }
  }
  return layers
}

export function isTable(file: Uint8Array): boolean {
  return file.length > footerBytes && tableMagic.equals(file.subarray(file.length - 8))
}

type Handle = Readonly<{ offset: number; size: number; next: number }>

function blockHandle(bytes: Uint8Array, at: number): Handle {
  const offset = varint(bytes, at)
  const size = varint(bytes, offset.next)
  return { offset: offset.value, size: size.value, next: size.next }
}

function readBlock(file: Uint8Array, { offset, size }: Handle): Layer {
  const raw = file.subarray(offset, offset + size)
  const compression = file[offset + size]
  switch (compression) {
    case 0:
      return { how: "table block", offset, bytes: raw }
    case 1: {
      const bytes = snappyDecode(raw, 0, maxBlockBytes)
      if (bytes === null) throw new Error(`The snappy block at ${offset} does not decode`)
      return { how: "snappy table block", offset, bytes }
    }
    case 2:
      return { how: "zstd table block", offset, bytes: decompress(raw) }
    default:
      throw new Error(`The block at ${offset} has the unknown compression ${compression}`)
  }
}

function entriesOf(block: Uint8Array): Readonly<{ key: Uint8Array; value: Uint8Array }>[] {
  const restarts = Buffer.from(block).readUInt32LE(block.length - 4)
  const end = block.length - 4 - 4 * restarts
  const entries = []
  let key = Buffer.alloc(0)
  for (let at = 0; at < end; ) {
    const shared = varint(block, at)
    const unshared = varint(block, shared.next)
    const length = varint(block, unshared.next)
    const keyEnd = length.next + unshared.value
    key = Buffer.concat([key.subarray(0, shared.value), block.subarray(length.next, keyEnd)])
    entries.push({ key, value: block.subarray(keyEnd, keyEnd + length.value) })
    at = keyEnd + length.value
  }
  return entries
}

function varint(bytes: Uint8Array, at: number): Readonly<{ value: number; next: number }> {
  let value = 0
  for (let shift = 0; shift < 64; shift += 7) {
    const byte = bytes[at]
    if (byte === undefined) throw new RangeError("A varint is cut off")
    at++
    value += (byte & 0x7f) * 2 ** shift
    if (byte < 0x80) return { value, next: at }
  }
  throw new RangeError("A varint has no end")
}
