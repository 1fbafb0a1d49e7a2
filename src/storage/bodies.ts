import { ok, refuse, type Result } from "../base/result.ts"
import type { RecordId } from "../domain/envelope.ts"
import type { BodyLink } from "../vault/body.ts"
import type { RowId } from "../vault/ids.ts"
import type { VaultKeys } from "../vault/keys.ts"
import type { JsonObject } from "../vault/json.ts"
import type { BodyCache } from "./body-cache.ts"
import { JournalView } from "./journal-view.ts"
import { currentContent, documentIn, openContent } from "./open-body.ts"
import type { ShellFolder } from "./shell-files.ts"
import type { BodyRefusal, StorageEvent } from "./storage.ts"
import type { Entry, VaultState } from "./vault-state.ts"
import type { WorkingCopy } from "./working-copy.ts"

export type BodyShop = Readonly<{
  state: VaultState
  keys: VaultKeys
  cache: BodyCache
  copy: WorkingCopy
  folder: ShellFolder
  tell: (event: StorageEvent) => void
  /** Puts a row back into the working copy, in turn with commits, if it still belongs there. */
  repair: (id: RowId, sealed: Uint8Array, stillBelongs: () => boolean) => Promise<void>
}>

const rowsAtOnce = 64

/** Reads long texts, and mends the working copy from the folder where it fails. */
export class Bodies {
  readonly #shop: BodyShop

  constructor(shop: BodyShop) {
    this.#shop = shop
  }

  async open(id: RecordId, name: string): Promise<Result<JsonObject | null, BodyRefusal>> {
    const entry = this.#shop.state.entries.get(id)
    if (entry === undefined) return refuse({ reason: "not-found" })
    const link = entry.links[name]
    if (link === undefined) return ok(null)
    const content = await this.content(entry, name, link)
    const current = content === null ? null : currentContent(content, link)
    const document = current?.ok ? documentIn(current.value, entry, name) : null
    return document?.ok ? document : refuse({ reason: "damaged" })
  }

  /** What was sealed in the link's row, its patch left out; null where neither copy has it. */
  async content(entry: Entry, name: string, link: BodyLink): Promise<Uint8Array | null> {
    const cached = this.#shop.cache.get(link.tag)
    if (cached !== null) return cached
    const stored = await this.#shop.copy.read("b", link.row)
    const content = openContent(this.#shop.keys, link, stored) ?? (await this.#mend([{ entry, name, link }]))
    if (content !== null) this.#shop.cache.add(link.tag, content)
    return content
  }

  /** Whether every body has a row in the working copy; those that have none are fetched from the folder. */
  async checkPresence(): Promise<void> {
    const ids = await this.#shop.copy.ids("b")
    if (ids === null) return
    const missing = this.#all().filter(({ link }) => !ids.has(link.row))
    if (missing.length > 0) await this.#mend(missing)
  }

  /** Opens every body, a few at a time, and fetches those that do not open from the folder. */
  async scrub(pause: () => Promise<boolean>): Promise<void> {
    const all = this.#all()
    for (let at = 0; at < all.length; at += rowsAtOnce) {
      if (!(await pause())) return
      const some = all.slice(at, at + rowsAtOnce)
      const rows = await this.#shop.copy.readMany(
        "b",
        some.map(({ link }) => link.row),
      )
      const failed = some.filter(
        ({ link }, index) => openContent(this.#shop.keys, link, rows[index] ?? null) === null,
      )
      if (failed.length > 0) await this.#mend(failed)
    }
  }

  #all(): Wanted[] {
    return [...this.#shop.state.entries.values()].flatMap((entry) =>
      Object.entries(entry.links).map(([name, link]) => ({ entry, name, link })),
    )
  }

  /** Looks for bodies in the folder's journal, puts back what is found, and answers the first one's content. */
  async #mend(wanted: readonly Wanted[]): Promise<Uint8Array | null> {
    const { state, keys, folder, repair, tell } = this.#shop
    const read = await folder.readWholeJournal()
    const view = read.ok ? JournalView.read(keys, read.value.bytes) : null
    let first: Uint8Array | null = null
    for (const [at, { entry, name, link }] of wanted.entries()) {
      const { id } = entry.record
      const isCurrent = () => state.entries.get(id)?.links[name]?.tag === link.tag
      // A commit went by while the file was read: the body is another one now.
      if (!isCurrent()) continue
      const sealed = view?.ok ? (view.value.rows("b").get(link.row) ?? null) : null
      const content = openContent(keys, link, sealed)
      if (at === 0) first = content
      if (content !== null && sealed !== null) await repair(link.row, sealed, isCurrent)
      tell({ kind: content === null ? "body-lost" : "body-repaired", id, name })
    }
    return first
  }
}

type Wanted = Readonly<{ entry: Entry; name: string; link: BodyLink }>
