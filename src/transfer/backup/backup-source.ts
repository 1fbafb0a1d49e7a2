import type { Result } from "../../base/result.ts"
import type { Instant, RecordId } from "../../domain/envelope.ts"
import type { ScopeId, VaultId } from "../../vault/ids.ts"
import type { JsonObject } from "../../vault/json.ts"
import type { SecretKey } from "../../crypto/secret-key.ts"
import type { BackupHead } from "./backup-item.ts"
import type { BackupKind } from "./payload.ts"

/** The records of a vault at one moment, as `freeze` of the storage answers them. */
export interface FrozenRecords {
  readonly generation: number
  readonly records: readonly BackupHead[]
  bodyNames(id: RecordId): readonly string[]
  /** `null`: the record is written without it. A refusal ends the backup. */
  body(id: RecordId, name: string): Promise<Result<JsonObject | null, unknown>>
  scopeOf(id: RecordId): ScopeId | null
}

/** An attached file that goes into a backup. `bytes` says how long `read` will be. */
export type BackupFile = Readonly<{
  /** 32 hex digits: `file` of its record. */
  file: string
  bytes: number
  read: () => ReadableStream<Uint8Array>
}>

export type BackupSource = Readonly<{
  kind: BackupKind
  vault: VaultId
  madeAt: Instant
  /** The app's version. */
  app: string
  records: FrozenRecords
  /** None in a snapshot, where they lie beside it. */
  files: readonly BackupFile[]
  /** `own`: a new key that is written into the backup itself: for one under a passphrase, which proves itself. */
  mac: SecretKey<"backup-identity"> | "own"
}>
