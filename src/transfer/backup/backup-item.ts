import type { Envelope } from "../../domain/envelope.ts"
import type { ScopeId } from "../../vault/ids.ts"
import type { Json, JsonObject } from "../../vault/json.ts"

/** A record as the vault keeps it: its envelope, and whatever its type or a newer version has beside it. */
export type BackupHead = Envelope & Readonly<{ [field: string]: Json | undefined }>

export type BackupItem =
  | Readonly<{
      kind: "record"
      record: BackupHead
      /** Long texts by name; each is an object, not necessarily a document that this version understands. */
      bodies: ReadonlyMap<string, JsonObject>
      scope: ScopeId | null
    }>
  /** The next bytes of the attached file `file` (32 hex digits), from `at` on. Files come one after the other, from 0. */
  | Readonly<{ kind: "chunk"; file: string; at: number; bytes: Uint8Array; isLast: boolean }>

/** Of a backup that was read to its end and found to be as its manifest says. */
export type BackupVerdict = Readonly<{
  /** `unknown`: nothing shows that it was made by who has the backup identity, or the passphrase. Never merged. */
  origin: "proven" | "unknown"
  records: number
  counts: ReadonlyMap<string, number>
  /** Attached files whose bytes were in it, whole. */
  files: Readonly<{ count: number; bytes: number }>
  /** Texts that this version shows as they are, and cannot edit. */
  textsNotUnderstood: number
}>

export type BackupRefusal =
  | "not-a-backup"
  | "newer"
  /** Changed, cut short, or not as a backup is written. */
  | "damaged"
  | "too-large"
  | "unreadable"
  | "cancelled"
