import { onTestFinished } from "vitest"
import type { LocalDate } from "../../src/base/local-date.ts"
import type { Entity, EntityChanges, EntityType } from "../../src/domain/entities.ts"
import type { RecordId } from "../../src/domain/envelope.ts"
import type { Storage } from "../../src/storage/storage.ts"
import type { EnvelopeChange } from "../../src/worker/api/records.ts"
import { Knowledge } from "../../src/worker/knowledge/knowledge.ts"
import { NameOrders } from "../../src/worker/knowledge/name-orders.ts"
import { Names } from "../../src/worker/knowledge/names.ts"
import { Network } from "../../src/worker/network/network.ts"
import { Picks } from "../../src/worker/records/picks.ts"
import { RecordBook } from "../../src/worker/records/record-book.ts"
import { Tags } from "../../src/worker/records/tags.ts"
import { TrashBin } from "../../src/worker/records/trash-bin.ts"
import { must } from "./must.ts"
import { VaultOnDisk } from "./storage/vault-on-disk.ts"
import { testFolder } from "./vault-files/folder.ts"

export const day = (text: string) => text as LocalDate
/** An id that no record has. */
export const nobody = "0".repeat(32) as RecordId

type Watched = Pick<Storage, "records" | "onCommit">

/** What the worker makes of an open vault, without its keys and its door. */
export class OpenRecords {
  readonly storage: Watched
  readonly knowledge: Knowledge
  readonly names: Names
  readonly orders: NameOrders
  readonly book: RecordBook
  readonly bin: TrashBin
  readonly picks: Picks
  readonly tags: Tags
  readonly network: Network

  constructor(storage: Watched) {
    this.storage = storage
    this.knowledge = new Knowledge(storage)
    this.names = new Names(this.knowledge)
    this.orders = new NameOrders(this.knowledge, this.names)
    this.book = new RecordBook(storage.records, this.knowledge)
    this.bin = new TrashBin(storage.records, this.knowledge, this.names)
    this.picks = new Picks(this.knowledge, this.names, this.orders)
    this.tags = new Tags(this.knowledge, this.orders)
    this.network = new Network({ ...this.#shared(), book: this.book })
  }

  static async inNewVault(): Promise<OpenRecords> {
    const disk = await VaultOnDisk.create(await testFolder())
    const storage = await disk.open()
    const open = new OpenRecords(storage)
    onTestFinished(async () => void (await storage.close()))
    return open
  }

  /** What the same records tell one who has only just come. */
  anew(): OpenRecords {
    return new OpenRecords({ records: this.storage.records, onCommit: () => () => undefined })
  }

  async make<Type extends EntityType>(
    type: Type,
    fields: EntityChanges<Type>,
    more: EnvelopeChange = {},
  ): Promise<Entity<Type>> {
    return must(await this.book.create(type, fields, more))
  }

  async person(displayName: string, fields: EntityChanges<"contact"> = {}): Promise<RecordId> {
    return (await this.make("contact", { displayName, ...fields })).id
  }

  #shared() {
    const { knowledge, names, orders } = this
    return { records: this.storage.records, knowledge, names, orders }
  }
}
