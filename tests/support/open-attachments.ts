import { readdir } from "node:fs/promises"
import { join } from "node:path"
import type { RecordId } from "../../src/domain/envelope.ts"
import type { Storage } from "../../src/storage/storage.ts"
import type { AttachmentRow } from "../../src/worker/api/attachments.ts"
import { Attachments } from "../../src/worker/attachments/attachments.ts"
import { FileKeeper } from "../../src/worker/attachments/file-keeper.ts"
import { must } from "./must.ts"
import { OpenRecords } from "./open-records.ts"
import type { VaultOnDisk } from "./storage/vault-on-disk.ts"

/** What the worker makes of the files of an open vault. */
export class OpenAttachments extends OpenRecords {
  readonly disk: VaultOnDisk
  readonly attachments: Attachments
  readonly keeper: FileKeeper
  readonly told: (readonly [number, number])[] = []
  readonly #storage: Storage

  private constructor(disk: VaultOnDisk, storage: Storage, openedAt: number) {
    super(storage)
    this.disk = disk
    this.#storage = storage
    const store = disk.folder.attached
    const shared = { records: storage.records, knowledge: this.knowledge, store }
    this.keeper = new FileKeeper({ ...shared, isAsLeft: true, openedAt })
    const { vaultId } = disk.vault
    this.attachments = new Attachments({ ...shared, book: this.book, keeper: this.keeper, vaultId })
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
    return (await this.make("journal-note", { title, date: "2026-11-21" as never })).id
  }

  /** Names in the folder of sealed files, drafts too. */
  async files(): Promise<readonly string[]> {
    return readdir(join(this.disk.path, "f")).catch(() => [])
  }

  /** As the worker does it when the vault is locked. */
  async close(): Promise<void> {
    await this.attachments.end()
    await this.keeper.end()
    await this.#storage.close()
  }
}
