import { ok, refuse, type Result } from "../base/result.ts"
import { equalInConstantTime } from "../crypto/keyed-hash.ts"
import { parseAgeIdentity } from "../crypto/age-identity.ts"
import { parseRecoveryWords } from "../crypto/recovery-words.ts"
import type { SecretKey } from "../crypto/secret-key.ts"
import { recoverySubkey } from "../crypto/subkeys.ts"
import { type EarlyReads } from "../storage/early-reads.ts"
import { openStorage } from "../storage/open-storage.ts"
import type { OpenOutcome } from "../storage/open-outcome.ts"
import type { OpenRefusal as StorageRefusal } from "../storage/refusals.ts"
import type { Storage } from "../storage/storage.ts"
import { passphraseSlots } from "../vault/header.ts"
import type { SlotId } from "../vault/ids.ts"
import { openVaultKeys, readSeed } from "../vault/open-header.ts"
import type { VaultKeys } from "../vault/keys.ts"
import type { Instant } from "../domain/envelope.ts"
import type { Opened } from "./api.ts"
import { Attachments } from "./attachments/attachments.ts"
import { FileKeeper } from "./attachments/file-keeper.ts"
import type { Backups } from "./backups/backups.ts"
import { backupsOf } from "./backups/backups-of.ts"
import type { SnapshotStores } from "./backups/snapshot-folder.ts"
import { Knowledge } from "./knowledge/knowledge.ts"
import { NameOrders } from "./knowledge/name-orders.ts"
import { Names } from "./knowledge/names.ts"
import { Network } from "./network/network.ts"
import { IdentityKeeper } from "./keys/identity-keeper.ts"
import { KeyRecord } from "./keys/key-record.ts"
import type { SafetyNet } from "./keys/safety-net.ts"
import { Imports } from "./imports/imports.ts"
import { Previews } from "./journal/previews.ts"
import { SessionPages } from "./journal/session-pages.ts"
import { Stream } from "./journal/stream.ts"
import { Actions } from "./ledger/actions.ts"
import { Exchanges } from "./ledger/exchanges.ts"
import { Places } from "./places.ts"
import { Picks } from "./records/picks.ts"
import { Purging } from "./records/purging.ts"
import { RecordBook } from "./records/record-book.ts"
import { TagChanges } from "./records/tag-changes.ts"
import { Tags } from "./records/tags.ts"
import { TrashBin } from "./records/trash-bin.ts"
import type { RestoreParts } from "./restore/restore-parts.ts"
import { scopesOf } from "./restore/scopes-of.ts"
import { deriveScrypt } from "./scrypt.ts"
import type { Search } from "./search/search.ts"
import { searchOf } from "./search/search-of.ts"
import type { FoundVault } from "./survey.ts"
import { Texts } from "./texts/texts.ts"
import { Versions } from "./versions/versions.ts"

export type OpenChoice = Readonly<{ claim?: string; choose?: "folder" | "computer" }>

/** What is in the folder after these openings is all that there ever was: no copy beside it was put aside. */
const leftAlone: readonly OpenOutcome[] = ["as-it-was", "caught-up", "rebuilt-working-copy"]

/** A vault between unlock and lock: the only holder of its keys. */
export class OpenVault {
  /** Replaced when the header is. */
  found: FoundVault
  readonly storage: Storage
  readonly knowledge: Knowledge
  readonly names: Names
  readonly orders: NameOrders
  readonly book: RecordBook
  readonly bin: TrashBin
  readonly picks: Picks
  readonly tags: Tags
  readonly tagChanges: TagChanges
  readonly network: Network
  readonly versions: Versions
  readonly texts: Texts
  readonly stream: Stream
  readonly previews: Previews
  readonly pages: SessionPages
  readonly actions: Actions
  readonly exchanges: Exchanges
  readonly imports: Imports
  readonly attachments: Attachments
  readonly keeper: FileKeeper
  readonly places: Places
  readonly keyRecord: KeyRecord
  readonly identities: IdentityKeeper
  readonly backups: Backups
  readonly search: Search
  readonly #keys: VaultKeys
  readonly #purging: Purging

  private constructor(found: FoundVault, keys: VaultKeys, storage: Storage) {
    this.found = found
    this.#keys = keys
    this.storage = storage
    this.knowledge = new Knowledge(storage)
    this.names = new Names(this.knowledge)
    this.orders = new NameOrders(this.knowledge, this.names)
    this.book = new RecordBook(storage.records, this.knowledge)
    this.bin = new TrashBin(storage.records, this.knowledge, this.names)
    this.picks = new Picks(this.knowledge, this.names, this.orders)
    this.tags = new Tags(this.knowledge, this.orders)
    this.tagChanges = new TagChanges(storage, this.tags)
    this.network = new Network({
      records: storage.records,
      knowledge: this.knowledge,
      names: this.names,
      orders: this.orders,
      book: this.book,
    })
    this.#purging = new Purging(this.bin)
    this.versions = new Versions(storage.records, this.knowledge)
    this.texts = new Texts(storage, this.versions)
    this.stream = new Stream(storage, this.knowledge, this.names)
    this.previews = new Previews(storage)
    this.pages = new SessionPages(this.knowledge, this.names)
    this.actions = new Actions(this.knowledge, this.names)
    this.exchanges = new Exchanges(this.knowledge, this.names)
    this.search = searchOf(this, keys)
    this.imports = new Imports(storage.records, this.knowledge)
    const attached = { records: storage.records, knowledge: this.knowledge, store: found.folder.attached }
    const isAsLeft = leftAlone.includes(storage.outcome)
    this.keeper = new FileKeeper({ ...attached, isAsLeft, openedAt: Date.now() })
    const { vaultId } = keys
    this.attachments = new Attachments({ ...attached, book: this.book, keeper: this.keeper, vaultId })
    this.places = new Places(storage.records)
    this.keyRecord = new KeyRecord(storage.records)
    this.identities = new IdentityKeeper({
      folder: found.folder,
      record: this.keyRecord,
      slot: () => this.#passphraseSlot,
      seed: () => this.readSeed(),
      deriveScrypt,
    })
    this.backups = backupsOf(this)
    this.identities.onRenewed(() => this.backups.identityRenewed())
  }

  /** `vaultKey` stays the caller's, to end. */
  static async open(
    found: FoundVault,
    vaultKey: SecretKey<"vault">,
    early: EarlyReads | null,
    choice: OpenChoice = {},
  ): Promise<Result<OpenVault, StorageRefusal>> {
    const keys = openVaultKeys(found.header, vaultKey)
    const options = { folder: found.folder, keys, ...choice, ...(early === null ? {} : { early }) }
    const storage = await openStorage(options)
    if (storage.ok) return ok(new OpenVault(found, keys, storage.value))
    keys.end()
    return refuse(storage.refusal)
  }

  get safetyNet(): SafetyNet {
    return this.backups
  }

  get headerKey(): SecretKey<"header"> {
    return this.#keys.header
  }

  get facts(): Opened {
    const { outcome, generation, lastChange } = this.storage
    return {
      outcome,
      generation,
      entries: this.#countEntries(),
      lastChange: lastChange === null ? null : (new Date(lastChange).toISOString() as Instant),
    }
  }

  /** Notes and sessions, without those in the trash. */
  #countEntries(): number {
    const all = (["journal-note", "mentoring-session"] as const).map((type) => this.knowledge.idsOf(type))
    const count = all.reduce((sum, ids) => sum + ids.size, 0)
    const trashed = [...this.knowledge.trashedIds].filter((id) => all.some((ids) => ids.has(id)))
    return count - trashed.length
  }

  /** The seed of the vault's sheet; the caller's, to end. Throws on a header that these keys did not write. */
  readSeed(): SecretKey<"recovery-seed"> {
    const seed = readSeed(this.found.header, this.#keys)
    if (!seed.ok) throw new Error("The header does not hold the recovery seed")
    return seed.value
  }

  /** The present one and those of former sheets; the caller's, to end. */
  backupIdentities(): readonly SecretKey<"backup-identity">[] {
    const former = this.keyRecord.former.flatMap(({ identity }) => {
      const parsed = parseAgeIdentity(identity)
      return parsed.ok ? [parsed.value] : []
    })
    return [this.backupIdentity(), ...former]
  }

  get snapshotStores(): SnapshotStores {
    const { snapshots, snapshotFiles } = this.found.folder
    return { snapshots, files: snapshotFiles }
  }

  get restoreParts(): RestoreParts {
    const { storage, keeper, found } = this
    const scopes = scopesOf(this.#keys)
    const { vaultId } = this.#keys
    return { storage, vaultId, attachments: found.folder.attached, scopes, hold: () => keeper.hold() }
  }

  /** Whether these are the words of this vault's own sheet. */
  hasRecoveryWords(words: string): boolean {
    const typed = parseRecoveryWords(words)
    if (!typed.ok) return false
    using typedSeed = typed.value
    using ownSeed = this.readSeed()
    return equalInConstantTime(typedSeed.borrow(), ownSeed.borrow())
  }

  /** The caller's, to end. */
  backupIdentity(): SecretKey<"backup-identity"> {
    using seed = this.readSeed()
    return recoverySubkey(seed, "backup-identity")
  }

  get #passphraseSlot(): SlotId {
    const [slot] = passphraseSlots(this.found.header)
    if (slot === undefined) throw new Error("The header has no passphrase slot")
    return slot.id
  }

  /** Ends everything that the vault does unasked. */
  stopByItself(): void {
    this.search.end()
    this.#purging.end()
    this.imports.end()
    this.texts.end()
    this.backups.end()
    void this.identities.end()
  }

  /** Seals what is pending, lets the folder go, and ends every key whatever the disk said. */
  async close(): Promise<void> {
    this.stopByItself()
    await this.identities.end()
    await this.attachments.end()
    await this.keeper.end()
    try {
      await this.storage.close()
    } finally {
      this.#keys.end()
    }
  }
}
