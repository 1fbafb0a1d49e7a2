import type { DocumentNode } from "../../src/documents/document.ts"
import type { RecordId } from "../../src/domain/envelope.ts"
import type { Storage } from "../../src/storage/storage.ts"
import { SessionPages } from "../../src/worker/journal/session-pages.ts"
import { Previews } from "../../src/worker/journal/previews.ts"
import { Stream } from "../../src/worker/journal/stream.ts"
import { Actions } from "../../src/worker/ledger/actions.ts"
import { Exchanges } from "../../src/worker/ledger/exchanges.ts"
import { Texts } from "../../src/worker/texts/texts.ts"
import { Versions } from "../../src/worker/versions/versions.ts"
import { OpenRecords } from "./open-records.ts"
import { VaultOnDisk } from "./storage/vault-on-disk.ts"
import { testFolder } from "./vault-files/folder.ts"

/** The journal of an open vault, as the worker makes it. */
export class OpenJournal extends OpenRecords {
  override readonly storage: Storage
  readonly disk: VaultOnDisk
  readonly versions: Versions
  readonly texts: Texts
  readonly stream: Stream
  readonly previews: Previews
  readonly pages: SessionPages
  readonly actions: Actions
  readonly exchanges: Exchanges

  constructor(disk: VaultOnDisk, storage: Storage) {
    super(storage)
    const { knowledge, names } = this
    this.storage = storage
    this.disk = disk
    this.versions = new Versions(storage.records, knowledge)
    this.texts = new Texts(storage, this.versions)
    this.stream = new Stream(storage, knowledge, names)
    this.previews = new Previews(storage)
    this.pages = new SessionPages(knowledge, names)
    this.actions = new Actions(knowledge, names)
    this.exchanges = new Exchanges(knowledge, names)
  }

  static async inVault(): Promise<OpenJournal> {
    const disk = await VaultOnDisk.create(await testFolder())
    return new OpenJournal(disk, await disk.open())
  }

  async again(): Promise<OpenJournal> {
    await this.close()
    return new OpenJournal(this.disk, await this.disk.open())
  }

  async close(): Promise<void> {
    this.texts.end()
    await this.storage.close()
  }
}

export function mention(contact: RecordId, name = "Somebody"): DocumentNode {
  return { type: "mention", attrs: { contact, name } }
}

/** A document of one paragraph. */
export function paragraph(...content: readonly (string | DocumentNode)[]): DocumentNode {
  const nodes = content.map(
    (part): DocumentNode => (typeof part === "string" ? { type: "text", text: part } : part),
  )
  return { type: "doc", content: [{ type: "paragraph", ...(nodes.length > 0 && { content: nodes }) }] }
}
