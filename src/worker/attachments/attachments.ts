import { ok, refuse, type Result } from "../../base/result.ts"
import type { RecordId } from "../../domain/envelope.ts"
import type { ShellStore } from "../../storage/shell-store.ts"
import type { Records } from "../../storage/storage.ts"
import type { VaultId } from "../../vault/ids.ts"
import { longestFile } from "../../vault/sealed-file.ts"
import type { Saved } from "../api.ts"
import type { AttachmentRefusal, AttachmentRow } from "../api/attachments.ts"
import type { ChangeRefusal } from "../api/records.ts"
import { type AttachedFile, attachedFile } from "../backups/attached-file.ts"
import type { Knowledge } from "../knowledge/knowledge.ts"
import { LongRun, type TellProgress } from "../long-run.ts"
import type { RecordBook } from "../records/record-book.ts"
import { addFile } from "./add-file.ts"
import { byAge, rowOf } from "./attachment-row.ts"
import type { FileKeeper } from "./file-keeper.ts"
import { largestPicture, pictureType } from "./picture-type.ts"
import { readOut } from "./read-out.ts"
import { saveFile } from "./save-file.ts"

export type AttachmentParts = Readonly<{
  records: Records
  knowledge: Knowledge
  book: RecordBook
  /** The files in the vault's folder. */
  store: ShellStore
  keeper: FileKeeper
  vaultId: VaultId
}>
export type OpenedImage = Readonly<{ bytes: Uint8Array<ArrayBuffer>; mediaType: string }>

/** Files that hang on records. One is added or saved at a time; of its plain bytes no more than a slice is held. */
export class Attachments {
  readonly #parts: AttachmentParts
  #run: LongRun | null = null
  #running: Promise<unknown> = Promise.resolve()

  constructor(parts: AttachmentParts) {
    this.#parts = parts
  }

  add(of: RecordId, file: File, tell: TellProgress): Promise<Result<AttachmentRow, AttachmentRefusal>> {
    if (file.size > longestFile) return Promise.resolve(refuse({ reason: "too-large" }))
    return this.#alone(new LongRun(file.size, tell), (run) => addFile(this.#parts, of, file, run))
  }

  /** Ends what is under way; its own answer says so. */
  cancel(): void {
    this.#run?.cancel()
  }

  /** Cancels, and waits until nothing is written any more. */
  async end(): Promise<void> {
    this.cancel()
    await this.#running
  }

  /** In the order in which they were added. */
  list(of: RecordId): readonly AttachmentRow[] {
    return this.#parts.knowledge.belonging("attachment", of).map(rowOf).toSorted(byAge)
  }

  rename(id: RecordId, name: string): Promise<Result<Saved, ChangeRefusal>> {
    return this.#parts.book.change("attachment", id, { name })
  }

  /** Whole, in a buffer of the caller's. */
  async openImage(id: RecordId): Promise<Result<OpenedImage, AttachmentRefusal>> {
    const file = this.#fileOf(id)
    if (file === null) return refuse({ reason: "not-found" })
    if (file.size > largestPicture) return refuse({ reason: "too-large" })
    const bytes = new Uint8Array(file.size)
    let at = 0
    const read = await readOut(this.#parts, file, (piece) => {
      bytes.set(piece, at)
      at += piece.length
      return Promise.resolve(ok())
    })
    if (!read.ok) return read
    const mediaType = pictureType(bytes)
    return mediaType === null ? refuse({ reason: "unreadable" }) : ok({ bytes, mediaType })
  }

  save(id: RecordId, target: ShellStore, tell: TellProgress): Promise<Result<null, AttachmentRefusal>> {
    const file = this.#fileOf(id)
    if (file === null) return Promise.resolve(refuse({ reason: "not-found" }))
    return this.#alone(new LongRun(file.size, tell), (run) => saveFile(this.#parts, file, target, run))
  }

  async #alone<T>(
    run: LongRun,
    work: (run: LongRun) => Promise<Result<T, AttachmentRefusal>>,
  ): Promise<Result<T, AttachmentRefusal>> {
    if (this.#run !== null) return refuse({ reason: "busy" })
    this.#run = run
    const letGo = this.#parts.keeper.hold()
    const working = work(run).finally(() => {
      this.#run = null
      letGo()
    })
    this.#running = working.catch(() => undefined)
    return working
  }

  #fileOf(id: RecordId): AttachedFile | null {
    const record = this.#parts.records.get(id)
    return record === null ? null : attachedFile(record)
  }
}
