import { createHash } from "node:crypto"
import { Decompress } from "fzstd"
import { deflateKind, inflateAt } from "./deflate.ts"
import { type Layer, logRecords, tableBlocks } from "./level-db.ts"
import { snappyDecode, snappyShape } from "./snappy.ts"
import { overflowChains } from "./sqlite-file.ts"
import { decodedRuns } from "./text-runs.ts"

/** The file itself and everything that can be had out of it; `path` says how, outermost first, with the places. */
export type Found = Readonly<{ path: string; bytes: Uint8Array }>

const maxDepth = 3
const maxStreamBytes = 64 * 1024 * 1024
/** One file may not hold us for ever; what exceeds this is an error and never a silent end of the search. */
const maxBytesOfFile = 2 * 1024 * 1024 * 1024
const fewestBytes = 16

/** `sqliteWal`: the bytes of the write-ahead log beside the file. Nothing is yielded twice. */
export function* layersOf(file: Uint8Array, sqliteWal?: Uint8Array): Generator<Found> {
  const seen = new Set<string>()
  const waiting: { found: Found; depth: number }[] = [{ found: { path: "", bytes: file }, depth: 0 }]
  let total = 0
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { found, depth } = next
    const digest = createHash("sha1").update(found.bytes).digest("base64")
    if (seen.has(digest)) continue
    seen.add(digest)
    total += found.bytes.length
    if (total > maxBytesOfFile) throw new Error("A file unfolds into more than 2 GiB")
    yield found
    if (depth === maxDepth) continue
    const inner = depth === 0 ? containers(file, sqliteWal) : []
    for (const layer of [...inner, ...streams(found.bytes), ...decodedRuns(found.bytes)]) {
      if (layer.bytes.length < fewestBytes) continue
      const path = `${found.path} > ${layer.how}@${layer.offset}`
      waiting.push({ found: { path, bytes: layer.bytes }, depth: depth + 1 })
    }
  }
}

function containers(file: Uint8Array, sqliteWal: Uint8Array | undefined): Layer[] {
  return [...logRecords(file), ...readableBlocks(file), ...overflowChains(file, sqliteWal)]
}

/** A table cut short by a crash cannot be walked; its snappy blocks are still found, since every byte is tried. */
function readableBlocks(file: Uint8Array): Layer[] {
  try {
    return tableBlocks(file)
  } catch {
    return []
  }
}

/** Compressed streams that begin at any byte. */
function streams(bytes: Uint8Array): Layer[] {
  const layers: Layer[] = []
  for (let at = 0; at < bytes.length; at++) {
    const inflated = inflateAt(bytes, at, maxStreamBytes)
    if (inflated !== null) layers.push({ how: deflateKind(bytes, at), offset: at, bytes: inflated })
    const shape = snappyShape(bytes, at, maxStreamBytes)
    // Without a copy the text stands there in clear, as the raw search sees it.
    if (shape !== null && shape.copies > 0 && shape.length >= fewestBytes) {
      const plain = snappyDecode(bytes, at, maxStreamBytes)
      if (plain !== null) layers.push({ how: "snappy", offset: at, bytes: plain })
    }
    if (bytes[at] === 0x28 && bytes[at + 1] === 0xb5 && bytes[at + 2] === 0x2f && bytes[at + 3] === 0xfd) {
      layers.push({ how: "zstd", offset: at, bytes: zstdAt(bytes, at) })
    }
  }
  return layers
}

/** As much as decodes: what follows the frame, or a missing end, is no obstacle. */
function zstdAt(bytes: Uint8Array, start: number): Uint8Array {
  const parts: Uint8Array[] = []
  const stream = new Decompress((part) => parts.push(part))
  try {
    stream.push(bytes.slice(start), true)
  } catch {
    return Buffer.concat(parts)
  }
  return Buffer.concat(parts)
}
