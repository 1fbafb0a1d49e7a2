import { parseDocument } from "../../documents/parse-document.ts"
import { attachedFile, bytesOfAll } from "./attached-files.ts"
import type { BackupItem, BackupVerdict } from "./backup-item.ts"
import type { BackupManifest } from "./payload.ts"
import type { EndLine, readLine, RecordItem } from "./read-line.ts"

type Line = NonNullable<ReturnType<typeof readLine>>
type ChunkLine = Extract<Line, { kind: "chunk" }>

/** Keeps count of a backup's lines in their order, and compares at the end with what was promised at the start. */
export class BackupTally {
  readonly #manifest: BackupManifest
  readonly #ids = new Set<string>()
  readonly #counts = new Map<string, number>()
  /** Files that records named, and those of them that came. */
  readonly #named = new Map<string, number>()
  readonly #files = new Map<string, number>()
  /** The file of which more is to come, and how much of it was there. */
  #open: Readonly<{ file: string; at: number }> | null = null
  #textsNotUnderstood = 0

  constructor(manifest: BackupManifest) {
    this.#manifest = manifest
  }

  /** What a line brings, null where it cannot stand here. */
  take(line: RecordItem | ChunkLine): BackupItem | null {
    return line.kind === "record" ? this.#takeRecord(line) : this.#takeChunk(line)
  }

  /** Null where anything is not as the manifest and the last line say. */
  close({ records, files }: EndLine, origin: BackupVerdict["origin"]): BackupVerdict | null {
    const { kind, counts, files: promised } = this.#manifest
    const included = kind === "snapshot" ? this.#named : this.#files
    const isWhole =
      this.#open === null &&
      records === this.#ids.size &&
      files === this.#files.size &&
      promised.count === included.size &&
      promised.bytes === bytesOfAll(included) &&
      counts.size === this.#counts.size &&
      [...counts].every(([type, count]) => this.#counts.get(type) === count)
    if (!isWhole) return null
    return {
      origin,
      records,
      counts,
      files: { count: this.#files.size, bytes: bytesOfAll(this.#files) },
      textsNotUnderstood: this.#textsNotUnderstood,
    }
  }

  #takeRecord(item: RecordItem): BackupItem | null {
    const { record, bodies } = item
    const count = (this.#counts.get(record.type) ?? 0) + 1
    // Files come after all records.
    if (this.#files.size > 0 || this.#open !== null || this.#ids.has(record.id)) return null
    if (count > (this.#manifest.counts.get(record.type) ?? 0)) return null
    this.#ids.add(record.id)
    this.#counts.set(record.type, count)
    const named = attachedFile(record)
    if (named !== null && !this.#named.has(named.file)) this.#named.set(named.file, named.bytes)
    for (const body of bodies.values()) if (!parseDocument(body).ok) this.#textsNotUnderstood += 1
    return item
  }

  #takeChunk({ file, at, bytes }: ChunkLine): BackupItem | null {
    const length = this.#named.get(file)
    const next = this.#open ?? { file, at: 0 }
    const end = at + bytes.length
    if (this.#manifest.kind !== "backup" || length === undefined || this.#files.has(file)) return null
    if (next.file !== file || next.at !== at || end > length || (bytes.length === 0 && length > 0))
      return null
    const isLast = end === length
    this.#open = isLast ? null : { file, at: end }
    if (isLast) this.#files.set(file, length)
    return { kind: "chunk", file, at, bytes, isLast }
  }
}
