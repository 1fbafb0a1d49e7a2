import type { Result } from "../../../src/base/result.ts"
import { ok } from "../../../src/base/result.ts"
import { FileStore } from "./file-store.ts"
import type { Files } from "./files.ts"
import type { VaultFilesRefusal } from "./refusal.ts"
import type { StorePlace } from "./store-place.ts"

type Answer<T> = Promise<Result<T, VaultFilesRefusal>>

/** Attachments; snapshots, with what lies beside them; the attachments that snapshots name. */
const namesOf = {
  f: /^[0-9a-f]{32}$/,
  s: /^(?:[0-9]{8}\.age|identity\.age|reader\.html)$/,
  sf: /^[0-9a-f]{32}\.age$/,
} as const

export type StoreName = keyof typeof namesOf

export function isStoreName(text: string): text is StoreName {
  return Object.hasOwn(namesOf, text)
}

/** The folder that the owner chose for a vault's snapshots; null where the app's own is to be used. */
export type SnapshotFolderOf = (ref: string) => Answer<string | null>

export type VaultStoresOptions = Readonly<{
  files: Files
  ref: string
  /** The vault's folder. */
  path: string
  /** The app's own folder, in which snapshots of the vault lie in `s/<ref>` while the owner has chosen no other place. */
  appData: string
  snapshotFolderOf: SnapshotFolderOf
  mayWrite: () => Answer<undefined>
}>

/** The stores of one vault. */
export class VaultStores {
  readonly #stores: Readonly<Record<StoreName, FileStore>>
  #closing: Promise<unknown> = Promise.resolve()

  constructor({ files, ref, path, appData, snapshotFolderOf, mayWrite }: VaultStoresOptions) {
    const snapshots = async (...inOwners: readonly string[]): Answer<StorePlace> => {
      const chosen = await snapshotFolderOf(ref)
      if (!chosen.ok) return chosen
      if (chosen.value !== null) return ok({ base: chosen.value, under: inOwners })
      return ok({ base: appData, under: ["s", ref, ...inOwners] })
    }
    const store = (name: StoreName, place: () => Answer<StorePlace>) =>
      new FileStore({ files, place, names: namesOf[name], owner: ref.slice(0, 16), mayWrite })
    this.#stores = {
      f: store("f", () => Promise.resolve(ok({ base: path, under: ["f"] }))),
      s: store("s", () => snapshots()),
      sf: store("sf", () => snapshots("files")),
    }
  }

  of(name: StoreName): FileStore {
    return this.#stores[name]
  }

  /**
   * Removes what an earlier run left. Attachments' folder is waited for; that of snapshots may be on a disk that is slow or
   * not there, and only the next writes there wait for it.
   */
  async sweep(): Promise<void> {
    await this.#stores.f.sweep()
    for (const later of [this.#stores.s, this.#stores.sf]) void later.sweep().catch(() => undefined)
  }

  /** Waits for the write to the attachments under way and removes all drafts; those of snapshots until `closed`. Never rejects. */
  async close(): Promise<void> {
    const { f, s, sf } = this.#stores
    this.#closing = Promise.all([s.close(), sf.close()])
    await f.close()
  }

  async closed(): Promise<void> {
    await this.#closing
  }
}
