import { ok, refuse, type Result } from "../../base/result.ts"
import type { RecordId } from "../../domain/envelope.ts"
import { openAge } from "../../transfer/age/open-age.ts"
import type { BackupHead, BackupItem, BackupVerdict } from "../../transfer/backup/backup-item.ts"
import type { BackupManifest } from "../../transfer/backup/payload.ts"
import { readBackup } from "../../transfer/backup/read-backup.ts"
import { StreamRefusal } from "../../transfer/stream-refusal.ts"
import type { ScopeId } from "../../vault/ids.ts"
import type { ReadBackupRefusal } from "../api/backups.ts"
import type { Job } from "../backups/job.ts"
import type { GivenBackup } from "./given-backup.ts"
import type { OpeningKey } from "./opening-key.ts"

/** A record of the backup without its texts, which are read again when they are needed. */
export type FoundRecord = Readonly<{
  record: BackupHead
  bodies: readonly string[]
  scope: ScopeId | null
}>

/**
 * A backup that was read through once and found whole. In memory are its heads alone. It is read anew for whatever else is
 * wanted of it, and each time judged anew: files change under a reader.
 */
export class ReadBackup implements Disposable {
  readonly manifest: BackupManifest
  readonly verdict: BackupVerdict
  readonly records: ReadonlyMap<RecordId, FoundRecord>
  readonly given: GivenBackup
  readonly #key: OpeningKey

  private constructor(
    given: GivenBackup,
    key: OpeningKey,
    read: Readonly<{ manifest: BackupManifest; verdict: BackupVerdict; records: Map<RecordId, FoundRecord> }>,
  ) {
    this.given = given
    this.#key = key
    this.manifest = read.manifest
    this.verdict = read.verdict
    this.records = read.records
  }

  /** Takes the key over, also where it refuses. */
  static async open(
    given: GivenBackup,
    key: OpeningKey,
    job: Job,
  ): Promise<Result<ReadBackup, ReadBackupRefusal>> {
    const records = new Map<RecordId, FoundRecord>()
    const read = await readThrough(given, key, job, async (item) => {
      if (item.kind === "record") {
        const { record, bodies, scope } = item
        records.set(record.id, { record, bodies: [...bodies.keys()], scope })
      }
      return job.step(1)
    })
    if (read.ok) return ok(new ReadBackup(given, key, { ...read.value, records }))
    key[Symbol.dispose]()
    return read
  }

  /**
   * Every item once more, in order. `take` answers whether to go on. Nothing that it was given counts before the answer is
   * well: a backup that is no longer the one that was read is `damaged`.
   */
  async again(
    job: Job,
    take: (item: BackupItem) => Promise<boolean>,
  ): Promise<Result<undefined, ReadBackupRefusal>> {
    const read = await readThrough(this.given, this.#key, job, take)
    if (!read.ok) return read
    const { origin, records } = read.value.verdict
    const isSame =
      origin === this.verdict.origin &&
      records === this.verdict.records &&
      read.value.manifest.generation === this.manifest.generation &&
      read.value.manifest.madeAt === this.manifest.madeAt
    return isSame ? ok() : refuse({ reason: "damaged" })
  }

  /** The plain bytes of an attachment beside a snapshot; null where it was not given or does not open. */
  async attachment(file: string): Promise<ReadableStream<Uint8Array> | null> {
    const open = this.given.attachment(file)
    if (open === null) return null
    const opened = await openAge(open, this.#key.age())
    return opened.ok ? opened.value : null
  }

  [Symbol.dispose](): void {
    this.#key[Symbol.dispose]()
  }
}

async function readThrough(
  given: GivenBackup,
  key: OpeningKey,
  job: Job,
  take: (item: BackupItem) => Promise<boolean>,
): Promise<Result<{ manifest: BackupManifest; verdict: BackupVerdict }, ReadBackupRefusal>> {
  try {
    const opened = await openAge(given.open, key.age())
    if (!opened.ok) {
      const isOtherSheet = opened.refusal === "not-for-this-key" && key.isByWords
      return refuse({ reason: isOtherSheet ? "wrong-words" : opened.refusal })
    }
    const reading = await readBackup(opened.value, key.proof)
    if (!reading.ok) return refuse({ reason: reading.refusal })
    const { manifest } = reading.value
    let records = 0
    for (const count of manifest.counts.values()) records += count
    job.expect(records + (manifest.kind === "backup" ? manifest.files.bytes : 0))
    for await (const item of reading.value.items()) if (!(await take(item))) break
    const verdict = reading.value.verdict()
    return verdict.ok ? ok({ manifest, verdict: verdict.value }) : refuse({ reason: verdict.refusal })
  } catch (error) {
    if (error instanceof RangeError) return refuse({ reason: "out-of-memory" })
    if (error instanceof StreamRefusal) return refuse({ reason: "damaged" })
    throw error
  }
}
