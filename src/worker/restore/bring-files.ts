import { ok, refuse, type Result } from "../../base/result.ts"
import type { ShellStore } from "../../storage/shell-store.ts"
import type { BackupItem } from "../../transfer/backup/backup-item.ts"
import type { VaultId } from "../../vault/ids.ts"
import type { FolderRefusal, SaveRefusal } from "../api.ts"
import type { ReadBackupRefusal } from "../api/backups.ts"
import { type AttachedFile, IncomingFile } from "../backups/attached-file.ts"
import type { Job } from "../backups/job.ts"
import type { ReadBackup } from "./read-backup.ts"

export type BringRefusal = ReadBackupRefusal | SaveRefusal
type RecordItem = Extract<BackupItem, { kind: "record" }>
type ChunkItem = Extract<BackupItem, { kind: "chunk" }>

/**
 * Attachments on their way from a backup into a vault, before the commit that names them. What is no longer wanted when it
 * failed is removed by `undo`.
 */
export class FilesComing {
  readonly #wanted: Map<string, AttachedFile>
  readonly #store: ShellStore
  readonly #vaultId: VaultId
  readonly #brought: string[] = []
  #open: IncomingFile | null = null
  #isSpoilt = false

  constructor(wanted: readonly AttachedFile[], store: ShellStore, vaultId: VaultId) {
    this.#wanted = new Map(wanted.map((file) => [file.file, file]))
    this.#store = store
    this.#vaultId = vaultId
  }

  /** Attachments whose bytes were not with the backup, or not as their records say. */
  get missing(): number {
    return this.#wanted.size
  }

  /** The next bytes of a file; those that nobody wants are passed over. Refusals of the disk alone. */
  async take({ file, bytes, isLast, at }: ChunkItem): Promise<Result<undefined, FolderRefusal>> {
    const wanted = this.#wanted.get(file)
    if (wanted === undefined) return ok()
    if (at === 0) {
      const begun = await IncomingFile.begin(this.#store, this.#vaultId, wanted)
      if (!begun.ok) return begun
      this.#open = begun.value
      this.#isSpoilt = false
    }
    if (this.#open === null) return ok()
    const added = this.#isSpoilt ? ok() : await this.#open.add(bytes)
    if (!added.ok && added.refusal !== "damaged") return refuse(added.refusal)
    if (!added.ok) this.#isSpoilt = true
    return isLast ? this.#finish(file) : ok()
  }

  /** All of one file that comes as a stream, or null where it does not come. */
  async takeStream(
    file: AttachedFile,
    plain: ReadableStream<Uint8Array> | null,
    job: Job,
  ): Promise<Result<undefined, BringRefusal>> {
    if (plain === null) return ok()
    const begun = await IncomingFile.begin(this.#store, this.#vaultId, file)
    if (!begun.ok) return begun
    this.#open = begun.value
    const reader = plain.getReader()
    try {
      for (;;) {
        // Bytes that do not open make the file a missing one.
        const next = await reader.read().catch(() => null)
        if (next === null) return this.#giveUp()
        if (next.done) return await this.#finish(file.file)
        const added = await this.#open.add(next.value)
        if (!added.ok) return added.refusal === "damaged" ? this.#giveUp() : refuse(added.refusal)
        if (!(await job.step(next.value.length))) return refuse({ reason: "cancelled" })
      }
    } finally {
      await reader.cancel().catch(() => undefined)
    }
  }

  /** Nothing half is left, nor anything that was whole already. */
  async undo(): Promise<void> {
    await this.#open?.abort()
    this.#open = null
    for (const file of this.#brought) await this.#store.remove(file)
  }

  /** Those that are still wanted, when the backup itself was read through. */
  *left(): Generator<AttachedFile, void, void> {
    yield* Array.from(this.#wanted.values())
  }

  async #finish(file: string): Promise<Result<undefined, FolderRefusal>> {
    const open = this.#open
    this.#open = null
    if (open === null) return ok()
    if (this.#isSpoilt) {
      await open.abort()
      return ok()
    }
    const finished = await open.finish()
    if (finished.ok) {
      this.#wanted.delete(file)
      this.#brought.push(file)
      return ok()
    }
    return finished.refusal === "damaged" ? ok() : refuse(finished.refusal)
  }

  async #giveUp(): Promise<Result<undefined, never>> {
    const open = this.#open
    this.#open = null
    await open?.abort()
    return ok()
  }
}

/** Reads the backup once more: its records go to `takeRecord`, its attachments to `files`. A refusal leaves `files` to be undone. */
export async function bring(
  backup: ReadBackup,
  files: FilesComing,
  job: Job,
  takeRecord: (item: RecordItem) => Promise<Result<undefined, BringRefusal>>,
): Promise<Result<undefined, BringRefusal>> {
  let stopped: BringRefusal | null = null
  const read = await backup.again(job, async (item) => {
    const taken = item.kind === "record" ? await takeRecord(item) : await files.take(item)
    if (!taken.ok) stopped = taken.refusal
    return taken.ok && (await job.step(item.kind === "record" ? 1 : item.bytes.length))
  })
  if (stopped !== null) return refuse(stopped)
  if (!read.ok) return read
  if (backup.manifest.kind === "backup") return ok()
  for (const file of files.left()) {
    const taken = await files.takeStream(file, await backup.attachment(file.file), job)
    if (!taken.ok) return taken
  }
  return ok()
}
