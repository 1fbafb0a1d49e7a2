import type { SearchState } from "../../../src/worker/api/search.ts"
import { TagChanges } from "../../../src/worker/records/tag-changes.ts"
import { ImageKeeper } from "../../../src/worker/search/image/image-keeper.ts"
import { Search } from "../../../src/worker/search/search.ts"
import { OpenJournal } from "../open-journal.ts"
import type { VaultOnDisk } from "../storage/vault-on-disk.ts"
import type { Storage } from "../../../src/storage/storage.ts"

/** A journal and the search over it, as the worker makes them when a vault is opened. */
export class OpenSearch extends OpenJournal {
  readonly search: Search
  readonly image: ImageKeeper
  readonly tagChanges: TagChanges
  readonly told: SearchState[] = []

  constructor(disk: VaultOnDisk, storage: Storage) {
    super(disk, storage)
    const { knowledge, names, orders, picks, tags } = this
    this.image = new ImageKeeper({ keys: disk.keys(), storage, indexedDb: disk.indexedDb, pauseMs: 0 })
    this.search = new Search({ storage, knowledge, names, orders, picks, tags, image: this.image })
    this.tagChanges = new TagChanges(storage, tags)
    this.search.begin((state) => this.told.push(state))
  }

  static async on(disk: VaultOnDisk): Promise<OpenSearch> {
    return new OpenSearch(disk, await disk.open())
  }

  override async close(): Promise<void> {
    this.search.end()
    await super.close()
  }
}
