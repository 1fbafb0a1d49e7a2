import { readdir } from "node:fs/promises"
import { join } from "node:path"
import type { RecordId } from "../../src/domain/envelope.ts"
import type { Storage } from "../../src/storage/storage.ts"
import type { AttachmentRow } from "../../src/worker/api/attachments.ts"
import { day } from "./open-records.ts"
import { must } from "./must.ts"
import type { VaultOnDisk } from "./storage/vault-on-disk.ts"
import { WorkerFiles } from "./worker-files.ts"

/** The files of a vault on disk, as an owner works with them. */
export class OpenAttachments extends WorkerFiles {
  readonly disk: VaultOnDisk
  readonly storage: Storage
  readonly told: (readonly [number, number])[] = []

  private constructor(disk: VaultOnDisk, storage: Storage, openedAt: number) {
    super(storage, disk.folder.attached, disk.vault.vaultId, openedAt)
    this.disk = disk
    this.storage = storage
  }

  /** `openedAt` other than now: as if the files had been there before, or not. */
  static async on(disk: VaultOnDisk, openedAt = Date.now()): Promise<OpenAttachments> {
    return new OpenAttachments(disk, await disk.open(), openedAt)
  }

  add(of: RecordId, file: File) {
    return this.attachments.add(of, file, (done, total) => this.told.push([done, total]))
  }

  async added(of: RecordId, name: string, content: Uint8Array<ArrayBuffer>): Promise<AttachmentRow> {
    return must(await this.add(of, new File([content], name)))
  }

  async note(title = "A note"): Promise<RecordId> {
    return must(await this.book.create("journal-note", { title, date: day("2026-11-21") })).id
  }

  /** Names in the folder of sealed files, drafts too. */
  async files(): Promise<readonly string[]> {
    return readdir(join(this.disk.path, "f")).catch(() => [])
  }

  /** As the worker does it when the vault is locked. */
  async close(): Promise<void> {
    await this.attachments.end()
    await this.keeper.end()
    await this.storage.close()
  }
}
