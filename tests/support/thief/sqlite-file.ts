import type { Layer } from "./level-db.ts"

/**
 * What SQLite (https://www.sqlite.org/fileformat2.html) spreads over overflow pages, joined: four bytes of each page are a
 * pointer, so that a long value is not contiguous in the file. Chains that no cell names any more are joined too. With
 * `wal`, its frames are laid over the file first, the last of each page winning. Empty for what is no SQLite file.
 */
export function overflowChains(file: Uint8Array, wal?: Uint8Array): Layer[] {
  const bytes = Buffer.from(file)
  if (bytes.subarray(0, 16).toString("latin1") !== "SQLite format 3\0") return []
  const pages = pagesOf(bytes, wal)
  const chains: Layer[] = []
  const pointedAt = new Set(pages.map((page) => page.readUInt32BE(0)))
  pages.forEach((page, index) => {
    const offset = index * pageSize(bytes)
    for (const local of localPayloads(page, index === 0 ? 100 : 0)) {
      const rest = follow(local.overflow, local.missing, pages)
      if (rest.length > 0) {
        chains.push({
          how: "overflow chain",
          offset: offset + local.offset,
          bytes: Buffer.concat([local.bytes, ...rest]),
        })
      }
    }
    const next = page.readUInt32BE(0)
    if (next < 2 || next > pages.length || pointedAt.has(index + 1)) return
    const rest = follow(next, Number.POSITIVE_INFINITY, pages)
    chains.push({ how: "page chain", offset, bytes: Buffer.concat([page.subarray(4), ...rest]) })
  })
  return chains
}

function pageSize(file: Buffer): number {
  const stated = file.readUInt16BE(16)
  return stated === 1 ? 65_536 : stated
}

/** A frame that names a later page is no frame. */
const mostPages = 1_000_000

/** The usable part of each page, the first at 0. */
function pagesOf(file: Buffer, wal: Uint8Array | undefined): Buffer[] {
  const size = pageSize(file)
  const usable = size - file.readUInt8(20)
  const pages = Array.from({ length: Math.floor(file.length / size) }, (_, index) =>
    file.subarray(index * size, index * size + usable),
  )
  const log = Buffer.from(wal ?? [])
  for (let at = 32; at + 24 + size <= log.length; at += 24 + size) {
    const number = log.readUInt32BE(at)
    if (number < 1 || number > mostPages) continue
    while (pages.length < number) pages.push(Buffer.alloc(usable))
    pages[number - 1] = log.subarray(at + 24, at + 24 + usable)
  }
  return pages
}

type Local = Readonly<{ offset: number; bytes: Buffer; overflow: number; missing: number }>

/** The cells of a b-tree page whose payload goes on elsewhere. Sizes by section 1.6 of the format. */
function localPayloads(page: Buffer, header: number): Local[] {
  const usable = page.length
  const type = page.readUInt8(header)
  if (type !== 0x0d && type !== 0x0a && type !== 0x02) return []
  const cells = page.readUInt16BE(header + 3)
  const pointers = header + (type === 0x02 ? 12 : 8)
  const found: Local[] = []
  for (let n = 0; n < cells && pointers + 2 * n + 2 <= page.length; n++) {
    let at = page.readUInt16BE(pointers + 2 * n) + (type === 0x02 ? 4 : 0)
    const payload = bigVarint(page, at)
    at = type === 0x0d ? bigVarint(page, payload.next).next : payload.next
    const most = type === 0x0d ? usable - 35 : Math.floor(((usable - 12) * 64) / 255) - 23
    if (payload.value <= most) continue
    const least = Math.floor(((usable - 12) * 32) / 255) - 23
    const fitting = least + ((payload.value - least) % (usable - 4))
    const local = fitting <= most ? fitting : least
    if (at + local + 4 > page.length) continue
    found.push({
      offset: at,
      bytes: page.subarray(at, at + local),
      overflow: page.readUInt32BE(at + local),
      missing: payload.value - local,
    })
  }
  return found
}

function follow(first: number, missing: number, pages: readonly Buffer[]): Buffer[] {
  const parts: Buffer[] = []
  const seen = new Set<number>()
  let left = missing
  let number = first
  while (left > 0 && !seen.has(number)) {
    const page = number > 1 ? pages[number - 1] : undefined
    if (page === undefined) break
    seen.add(number)
    parts.push(page.subarray(4, 4 + Math.min(left, page.length - 4)))
    left -= page.length - 4
    number = page.readUInt32BE(0)
  }
  return parts
}

/** SQLite's own varint: big-endian, nine bytes at most. */
function bigVarint(page: Buffer, at: number): Readonly<{ value: number; next: number }> {
  let value = 0
  for (let n = 0; n < 9; n++) {
    const byte = page[at + n] ?? 0
    if (n === 8) return { value: value * 256 + byte, next: at + 9 }
    value = value * 128 + (byte & 0x7f)
    if (byte < 0x80) return { value, next: at + n + 1 }
  }
  return { value, next: at + 9 }
}
