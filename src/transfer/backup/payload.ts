import type { Instant } from "../../domain/envelope.ts"
import type { VaultId } from "../../vault/ids.ts"

/** docs/FORMAT.md, "Backups": what a backup's lines may be, for those who write them and those who read them. */
export const backupFormat = "lucilius-backup"
export const backupVersion = 1

export const backupLimits = {
  /** Bytes of one line. A document alone has at most 32 MiB. */
  lineBytes: 64 * 1024 * 1024,
  /** Bytes of all lines but those of files' chunks. */
  recordBytes: 512 * 1024 * 1024,
  records: 1_000_000,
  /** Nesting of a line's JSON. A document of 128 nodes in depth nests about twice as deep. */
  depth: 400,
  /** Plain bytes in one chunk of a file. */
  chunkBytes: 384 * 1024,
  /** Bytes of one attached file. */
  fileBytes: 500_000_000,
  /** How many bytes one byte of gzip may stand for, counted from the first MiB on. */
  ratio: 200,
  ratioFrom: 1024 * 1024,
} as const

export type BackupKind = "snapshot" | "backup"

export type BackupManifest = Readonly<{
  kind: BackupKind
  vault: VaultId
  generation: number
  madeAt: Instant
  app: string
  /** Records by type. */
  counts: ReadonlyMap<string, number>
  /** Attached files: in a backup those that follow as chunks, in a snapshot those that its records name. */
  files: Readonly<{ count: number; bytes: number }>
  mac: MacSource
}>

/** Whose key makes the MAC at the end: the backup identity's with this recipient, or one that stands here itself. */
export type MacSource =
  | Readonly<{ by: "identity"; recipient: string }>
  | Readonly<{ by: "key"; key: Uint8Array }>
