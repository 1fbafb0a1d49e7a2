import type { Vault } from "../../../src/app/vault-client.ts"
import type { JournalDocument } from "../../../src/documents/document.ts"
import { toPlainText } from "../../../src/documents/plain-text.ts"
import type { RecordId } from "../../../src/domain/envelope.ts"
import type { Storage } from "../../../src/storage/storage.ts"
import { recordCalls } from "../../../src/worker/calls/record-calls.ts"
import { textCalls } from "../../../src/worker/calls/text-calls.ts"
import { Places } from "../../../src/worker/places.ts"
import { Texts } from "../../../src/worker/texts/texts.ts"
import type { VaultDesk } from "../../../src/worker/vault-desk.ts"
import { Versions } from "../../../src/worker/versions/versions.ts"
import { must } from "../must.ts"
import { OpenRecords } from "../open-records.ts"
import type { Fate } from "./race-model.ts"
import type { Words } from "./race-page.ts"

/** An open vault as its page calls it: the worker's own calls, in this process. */
export class RaceVault extends OpenRecords {
  readonly calls: Pick<
    Vault,
    | "saveText"
    | "changeRecord"
    | "createRecord"
    | "trashRecord"
    | "restoreRecord"
    | "removeRecord"
    | "rememberPlace"
    | "close"
  >
  readonly texts: Texts
  readonly #whole: Storage

  constructor(storage: Storage) {
    super(storage)
    this.#whole = storage
    this.texts = new Texts(storage, new Versions(storage.records, this.knowledge))
    const places = new Places(storage.records)
    // These calls ask the desk for nothing but the open vault's parts.
    const desk = { open: this } as unknown as VaultDesk
    this.calls = {
      ...recordCalls(desk),
      ...textCalls(desk),
      rememberPlace: (place) => places.remember(place),
      close: () => this.close(),
    }
  }

  async close(): Promise<void> {
    this.texts.end()
    await this.#whole.close()
  }

  fateOf(id: RecordId): Fate {
    const note = this.book.get("journal-note", id)
    if (note === null) return "removed"
    return note.deletedAt === undefined ? "here" : "trashed"
  }

  /** Null where the record is not there. */
  async wordsOf(id: RecordId): Promise<Words | null> {
    const note = this.book.get("journal-note", id)
    const opened = await this.texts.open({ of: id, body: "text" })
    if (note === null || !opened.ok) return null
    return { title: note.title ?? "", text: toPlainText(opened.value as JournalDocument) }
  }

  /** Every place that shows notes says the same of it. */
  isShownAs(id: RecordId, fate: Fate): boolean {
    const isLiving = [...this.knowledge.livingRecords("journal-note")].some((one) => one.id === id)
    const isInBin = this.bin.list({ from: 0, count: 1_000 }).items.some((one) => one.id === id)
    return isLiving === (fate === "here") && isInBin === (fate === "trashed")
  }

  /** Nothing of a removed record is left behind: no earlier version of its text. */
  partsOf(id: RecordId): number {
    return [...this.knowledge.belongingIds("revision", id)].length
  }

  async newNote(date: string): Promise<RecordId> {
    return must(await this.book.create("journal-note", { date: date as never })).id
  }
}
