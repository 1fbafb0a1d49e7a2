import { createHash } from "node:crypto"
import { readdir } from "node:fs/promises"
import { join } from "node:path"
import { ok } from "../../../src/base/result.ts"
import { SecretKey } from "../../../src/crypto/secret-key.ts"
import { recoverySubkey } from "../../../src/crypto/subkeys.ts"
import type { RecordId } from "../../../src/domain/envelope.ts"
import type { Storage } from "../../../src/storage/storage.ts"
import type { DeriveScrypt } from "../../../src/transfer/age/age-key.ts"
import type { VaultEvent } from "../../../src/worker/api.ts"
import { Attachments } from "../../../src/worker/attachments/attachments.ts"
import { FileKeeper } from "../../../src/worker/attachments/file-keeper.ts"
import { Backups } from "../../../src/worker/backups/backups.ts"
import { canonicalJson } from "../../../src/domain/canonical-json.ts"
import type { ShellStore } from "../../../src/storage/shell-store.ts"
import type { VaultId } from "../../../src/vault/ids.ts"
import type { VaultKeys } from "../../../src/vault/keys.ts"
import { type AttachedFile, attachedFile, plainBytes } from "../../../src/worker/backups/attached-file.ts"
import { travels } from "../../../src/worker/backups/record-counts.ts"
import { RestoreDesk, type RestoringVault } from "../../../src/worker/restore/restore-desk.ts"
import { scopesOf } from "../../../src/worker/restore/scopes-of.ts"
import { must } from "../must.ts"
import { OpenJournal, paragraph } from "../open-journal.ts"
import type { VaultOnDisk } from "../storage/vault-on-disk.ts"

/** In place of scrypt, which is tried elsewhere: as one-to-one, and at no cost. */
export const quickScrypt: DeriveScrypt = (passphrase, salt, logN) => {
  const bytes = createHash("sha256").update(passphrase).update(salt).update(String(logN)).digest()
  return Promise.resolve(ok(SecretKey.adopt("age-passphrase", Uint8Array.from(bytes))))
}

/** A desk of a vault that is open, or of none. */
export function deskOf(open: () => RestoringVault | null): RestoreDesk {
  return new RestoreDesk({ open, deriveScrypt: quickScrypt, tell: () => undefined })
}

/** An open vault with what leaves it and comes back, as the worker makes it. */
export class OpenBackups extends OpenJournal {
  readonly attachments: Attachments
  readonly keeper: FileKeeper
  readonly backups: Backups
  readonly events: VaultEvent[] = []
  /** The name that the shell gives for the owner's folder of snapshots. */
  folderName: string | null = null

  readonly #keys: VaultKeys
  #desk: RestoreDesk | null = null

  constructor(disk: VaultOnDisk, storage: Storage, keys: VaultKeys) {
    super(disk, storage)
    this.#keys = keys
    const { folder } = disk
    const { vaultId } = disk.vault
    const shared = { records: storage.records, knowledge: this.knowledge, store: folder.attached }
    this.keeper = new FileKeeper({ ...shared, isAsLeft: true, openedAt: Date.now() })
    this.attachments = new Attachments({ ...shared, book: this.book, keeper: this.keeper, vaultId })
    this.backups = new Backups({
      storage,
      vaultId,
      stores: { snapshots: folder.snapshots, files: folder.snapshotFiles },
      attachments: folder.attached,
      identity: () => recoverySubkey(disk.vault.seed, "backup-identity"),
      readIdentity: async () => {
        const read = await folder.readIdentity()
        return read.ok ? read.value : null
      },
      folderName: () => Promise.resolve(this.folderName),
      hold: () => this.keeper.hold(),
      deriveScrypt: quickScrypt,
    })
    this.backups.onEvent((event) => this.events.push(event))
  }

  static async on(disk: VaultOnDisk): Promise<OpenBackups> {
    const keys = disk.keys()
    return new OpenBackups(disk, await disk.open({ keys }), keys)
  }

  /** Where the app keeps snapshots by itself. */
  get snapshotPath(): string {
    return join(this.disk.root, "..", "s", this.disk.ref)
  }

  /** In no order. */
  async snapshotNames(): Promise<readonly string[]> {
    return readdir(this.snapshotPath).catch(() => [])
  }

  async attach(of: RecordId, name: string, content: Uint8Array<ArrayBuffer>): Promise<RecordId> {
    const added = await this.attachments.add(of, new File([content], name), () => undefined)
    return must(added).id
  }

  async note(title: string, text: string): Promise<RecordId> {
    const { id } = await this.make("journal-note", { title, date: "2026-11-21" as never })
    must(await this.texts.save({ of: id, body: "text" }, paragraph(text)))
    return id
  }

  /** The vault as a restore takes it. */
  get restoring(): RestoringVault {
    const { folder, vault } = this.disk
    return {
      restoreParts: {
        storage: this.storage,
        vaultId: vault.vaultId,
        attachments: folder.attached,
        scopes: scopesOf(this.#keys),
        hold: () => this.keeper.hold(),
      },
      snapshotStores: { snapshots: folder.snapshots, files: folder.snapshotFiles },
      backups: this.backups,
      names: this.names,
      backupIdentities: () => [recoverySubkey(vault.seed, "backup-identity")],
    }
  }

  /** Looks into backups from this vault. */
  get desk(): RestoreDesk {
    return (this.#desk ??= deskOf(() => this.restoring))
  }

  contents(): Promise<ReadonlyMap<string, string>> {
    return contentsOf(this.storage, this.disk.folder.attached, this.disk.vault.vaultId)
  }

  /** Without a word to the disk, as a killed process leaves it. */
  abandon(): void {
    this.backups.end()
    this.texts.end()
    this.attachments.cancel()
    void this.keeper.end()
  }

  override async close(): Promise<void> {
    this.backups.end()
    await this.attachments.end()
    await this.keeper.end()
    await super.close()
  }
}

/** All that travels, texts included and clocks left out, as canonical JSON by id; attachments by their bytes' SHA-256. */
export async function contentsOf(
  { records }: Pick<Storage, "records">,
  attachments: ShellStore,
  vaultId: VaultId,
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  for (const { clock: _clock, ...record } of [...records.list(), ...records.list("removal")]) {
    if (!travels(record)) continue
    const bodies: { [name: string]: unknown } = {}
    for (const name of records.bodyNames(record.id)) bodies[name] = must(await records.body(record.id, name))
    const file = attachedFile(record)
    const sum = file === null ? {} : { sum: await sumOf(attachments, vaultId, file) }
    found.set(record.id, canonicalJson({ record, bodies, ...sum }))
  }
  return found
}

async function sumOf(attachments: ShellStore, vaultId: VaultId, file: AttachedFile): Promise<string> {
  const hash = createHash("sha256")
  for await (const piece of plainBytes(attachments, vaultId, file)) {
    if (!piece.ok) return "not there"
    hash.update(piece.value)
  }
  return hash.digest("hex")
}
