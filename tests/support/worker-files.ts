import type { ShellStore } from "../../src/storage/shell-store.ts"
import type { Storage } from "../../src/storage/storage.ts"
import type { VaultId } from "../../src/vault/ids.ts"
import { Attachments } from "../../src/worker/attachments/attachments.ts"
import { FileKeeper } from "../../src/worker/attachments/file-keeper.ts"
import { Knowledge } from "../../src/worker/knowledge/knowledge.ts"
import { Names } from "../../src/worker/knowledge/names.ts"
import { RecordBook } from "../../src/worker/records/record-book.ts"
import { TrashBin } from "../../src/worker/records/trash-bin.ts"

/** What the worker makes of the files of an open vault, without its keys and its door. */
export class WorkerFiles {
  readonly knowledge: Knowledge
  readonly book: RecordBook
  readonly bin: TrashBin
  readonly attachments: Attachments
  readonly keeper: FileKeeper

  /** `openedAt` other than now: as if the files had been there before, or not. */
  constructor(storage: Storage, store: ShellStore, vaultId: VaultId, openedAt = Date.now()) {
    const { records } = storage
    this.knowledge = new Knowledge(storage)
    this.book = new RecordBook(records, this.knowledge)
    this.bin = new TrashBin(records, this.knowledge, new Names(this.knowledge))
    const shared = { records, knowledge: this.knowledge, store }
    this.keeper = new FileKeeper({ ...shared, isAsLeft: true, openedAt })
    this.attachments = new Attachments({ ...shared, book: this.book, keeper: this.keeper, vaultId })
  }
}
