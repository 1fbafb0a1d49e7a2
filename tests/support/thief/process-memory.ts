import { closeSync, openSync, readFileSync, readSync } from "node:fs"
import { multiSearch } from "./multi-search.ts"

export type MemoryNeedle = Readonly<{ name: string; bytes: Uint8Array }>

export type MemoryHit = Readonly<{ needle: string; pid: number; address: number; mapping: string }>

export type MemoryScan = Readonly<{
  hits: readonly MemoryHit[]
  bytes: number
  /** Processes that could not be read, with the reason: nothing is known of these. */
  unreadable: readonly Readonly<{ pid: number; reason: string }>[]
}>

/** A text as it stands in memory: one byte a character, or two. */
export function textNeedles(name: string, text: string): MemoryNeedle[] {
  return [
    { name: `${name} (utf-8)`, bytes: Buffer.from(text, "utf8") },
    { name: `${name} (utf-16)`, bytes: Buffer.from(text, "utf16le") },
  ]
}

/**
 * Looks through the resident memory of the processes. They are stopped meanwhile, so that nothing moves away from under
 * the search, and go on afterwards. Memory that was swapped out is read too; pages that were never touched hold nothing.
 */
export function scanMemory(pids: readonly number[], needles: readonly MemoryNeedle[]): MemoryScan {
  const search = multiSearch(
    needles.map((needle) => needle.bytes),
    false,
  )
  const longest = Math.max(...needles.map((needle) => needle.bytes.length))
  const hits: MemoryHit[] = []
  const unreadable: { pid: number; reason: string }[] = []
  const readOnce = new Set<string>()
  let bytes = 0
  for (const pid of pids) signal(pid, "SIGSTOP")
  try {
    for (const pid of pids) {
      try {
        bytes += readMemory(pid, longest - 1, readOnce, (chunk, carried, address, mapping) => {
          search(chunk, (index, offset) => {
            const needle = needles[index]
            // What lies wholly in the carried part was found with the chunk before.
            if (needle === undefined || offset + needle.bytes.length <= carried) return
            hits.push({ needle: needle.name, pid, address: address + offset, mapping })
          })
        })
      } catch (error) {
        unreadable.push({ pid, reason: String(error) })
      }
    }
  } finally {
    for (const pid of pids) signal(pid, "SIGCONT")
  }
  return { hits, bytes, unreadable }
}

type Mapping = Readonly<{ begin: number; end: number; name: string; identity: string | null }>

const pageBytes = 4096
const chunkBytes = 1024 * 1024

/** Of what adjoins the chunk before, `carried` bytes are given again, up to `overlap`. */
function readMemory(
  pid: number,
  overlap: number,
  readOnce: Set<string>,
  onChunk: (chunk: Uint8Array, carried: number, address: number, mapping: string) => void,
): number {
  const memory = openSync(`/proc/${pid}/mem`, "r")
  const pageMap = openSync(`/proc/${pid}/pagemap`, "r")
  const buffer = Buffer.alloc(chunkBytes + overlap)
  let total = 0
  try {
    for (const mapping of readableMappings(pid)) {
      if (mapping.identity !== null) {
        if (readOnce.has(mapping.identity)) continue
        readOnce.add(mapping.identity)
      }
      for (const run of residentRuns(pageMap, mapping)) {
        let carried = 0
        for (let at = run.begin; at < run.end; ) {
          const wanted = Math.min(chunkBytes, run.end - at)
          const count = readAt(memory, buffer, carried, wanted, at)
          if (count === 0) break
          total += count
          onChunk(buffer.subarray(0, carried + count), carried, at - carried, mapping.name)
          const kept = Math.min(overlap, carried + count)
          buffer.copyWithin(0, carried + count - kept, carried + count)
          carried = kept
          at += count
        }
      }
    }
  } finally {
    closeSync(memory)
    closeSync(pageMap)
  }
  return total
}

/** Private read-only mappings of a file are the same bytes in every process, so `identity` lets them be read once. */
function readableMappings(pid: number): Mapping[] {
  return readFileSync(`/proc/${pid}/maps`, "utf8")
    .split("\n")
    .flatMap((line) => {
      const match = /^([0-9a-f]+)-([0-9a-f]+) (\S{4}) (\S+ \S+ \d+)\s*(.*)$/.exec(line)
      const [, begin = "", end = "", rights = "", file = "", name = ""] = match ?? []
      if (match === null || !rights.startsWith("r") || /^\[(vvar|vsyscall|vvar_vclock)\]$/.test(name))
        return []
      const isCode = !rights.includes("w") && name.startsWith("/")
      const size = Number.parseInt(end, 16) - Number.parseInt(begin, 16)
      return {
        begin: Number.parseInt(begin, 16),
        end: Number.parseInt(end, 16),
        name: name === "" ? "anonymous" : name,
        identity: isCode ? `${file} ${size}` : null,
      }
    })
}

/** Runs of pages that are in memory or swapped out (bits 63 and 62 of a pagemap entry). */
function residentRuns(pageMap: number, mapping: Mapping): Readonly<{ begin: number; end: number }>[] {
  const runs: { begin: number; end: number }[] = []
  const entries = Buffer.alloc(65_536)
  for (let at = mapping.begin; at < mapping.end; ) {
    const pages = Math.min(entries.length / 8, (mapping.end - at) / pageBytes)
    const count = readSync(pageMap, entries, 0, pages * 8, (at / pageBytes) * 8)
    if (count < 8) return [...runs, { begin: at, end: mapping.end }]
    for (let page = 0; page < count / 8; page++, at += pageBytes) {
      if (((entries[page * 8 + 7] as number) & 0xc0) === 0) continue
      const last = runs.at(-1)
      if (last !== undefined && last.end === at) last.end += pageBytes
      else runs.push({ begin: at, end: at + pageBytes })
    }
  }
  return runs
}

/** 0 where the kernel refuses a page, such as one of a device. */
function readAt(memory: number, buffer: Buffer, offset: number, length: number, address: number): number {
  try {
    return readSync(memory, buffer, offset, length, address)
  } catch (error) {
    if (error instanceof Error && "code" in error && (error.code === "EIO" || error.code === "EFAULT"))
      return 0
    throw error
  }
}

function signal(pid: number, name: "SIGSTOP" | "SIGCONT"): void {
  try {
    process.kill(pid, name)
  } catch {
    // Gone meanwhile; reading it will say so.
  }
}
