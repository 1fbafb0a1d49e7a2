import { ok, refuse, type Result } from "../base/result.ts"
import type { RecordId } from "../domain/envelope.ts"
import type { BodyLink } from "../vault/body.ts"
import type { PutRow } from "../vault/frame.ts"
import type { RowId } from "../vault/ids.ts"
import type { VaultKeys } from "../vault/keys.ts"
import type { JsonObject } from "../vault/json.ts"
import type { BodyCache } from "./body-cache.ts"
import { findBodies } from "./find-bodies.ts"
import type { RowPlace } from "./journal-scan.ts"
import { piecesOf } from "./journal-writer.ts"
import { currentContent, documentIn, openContent } from "./open-body.ts"
import { readPlaces } from "./read-places.ts"
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
  /** Where bodies stood in the journal when the vault was opened, if the working copy did not have them all. */
  places: ReadonlyMap<RowId, RowPlace> | null
  tell: (event: StorageEvent) => void
  /** Puts rows back into the working copy, in turn with commits, those that still belong there. */
  repair: (puts: readonly PutRow[], stillBelongs: (put: PutRow) => boolean) => Promise<void>
  inTurn: (step: () => Promise<void>) => Promise<void>
}>

const rowsAtOnce = 64
/** So long may a save wait for a piece of the filling that came before it. */
const bytesAtOnce = 512 * 1024

/** Reads long texts, and mends the working copy from the folder where it fails. */
export class Bodies {
  readonly #shop: BodyShop
  #places: ReadonlyMap<RowId, RowPlace> | null

  constructor(shop: BodyShop) {
    this.#shop = shop
    this.#places = shop.places
  }

  async open(id: RecordId, name: string, how?: "once"): Promise<Result<JsonObject | null, BodyRefusal>> {
    const entry = this.#shop.state.entries.get(id)
    if (entry === undefined) return refuse({ reason: "not-found" })
    const link = entry.links[name]
    if (link === undefined) return ok(null)
    const passing = how === "once" ? await this.#stored(link) : null
    return documentOf(entry, name, passing ?? (await this.content(entry, name, link)))
  }

  /** As `open` for an entry of an earlier state; `kept` answers what commits have since taken out of a row. */
  async openFrozen(
    entry: Entry,
    name: string,
    kept: (row: RowId) => Uint8Array | null,
  ): Promise<Result<JsonObject | null, BodyRefusal>> {
    const link = entry.links[name]
    if (link === undefined) return ok(null)
    // Asked again: a commit may have come while the row was read.
    const content = kept(link.row) ?? (await this.#stored(link)) ?? kept(link.row)
    return documentOf(entry, name, content ?? (await this.content(entry, name, link)))
  }

  /** As `content` for one who has the turn: looks in both copies and repairs neither. */
  async contentInTurn(link: BodyLink): Promise<Uint8Array | null> {
    const { folder, keys } = this.#shop
    const stored = await this.#stored(link)
    if (stored !== null) return stored
    for await (const found of findBodies(folder, keys.vaultId, new Map([[link.row, { link }]]))) {
      const [one] = found.ok ? found.value : []
      if (one !== undefined) return openContent(keys, link, one.put.sealed)
    }
    return null
  }

  /** What was sealed in the link's row, its patch left out; null where neither copy has it. */
  async content(entry: Entry, name: string, link: BodyLink): Promise<Uint8Array | null> {
    const { cache } = this.#shop
    const cached = cache.get(link.tag)
    if (cached !== null) return cached
    const content = (await this.#stored(link)) ?? (await this.#mend([{ entry, name, link }]))
    if (content !== null) cache.add(link.tag, content)
    return content
  }

  /** Whether every body has a row in the working copy; those that have none are fetched from the folder. */
  async checkPresence(): Promise<void> {
    const missing = await this.#missing()
    if (missing !== null && missing.length > 0) await this.#mend(missing)
  }

  /**
   * As `checkPresence` for a working copy that was made anew, and says nothing of what it finds: the scrub opens it later.
   * Ends early, to be begun again at the next opening, where `goOn` says so or the database takes no more.
   */
  async fill(goOn: () => boolean): Promise<void> {
    const { copy, folder, keys, repair, inTurn, tell } = this.#shop
    const lacking = await this.#missing()
    if (lacking === null) return
    const missing = byRow(lacking)
    for await (const found of findBodies(folder, keys.vaultId, missing)) {
      if (!found.ok) return
      const wanted = byRow(found.value.map((one) => one.wanted))
      for (const piece of piecesOf(
        found.value.map(({ put }) => put),
        bytesAtOnce,
      )) {
        // Rows that the database does not take would be kept in memory, all of them.
        if (!goOn() || !copy.isWell) return
        await repair(piece, ({ id }) => this.#isCurrent(wanted.get(id)))
      }
    }
    if (!copy.isWell) return
    await inTurn(() => copy.endPartial())
    this.#places = null
    for (const wanted of missing.values()) if (this.#isCurrent(wanted)) tell(lost(wanted))
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

  /** Where it is to be found at once; null does not say that it is lost. */
  async #stored(link: BodyLink): Promise<Uint8Array | null> {
    const { cache, copy, keys } = this.#shop
    const cached = cache.get(link.tag)
    if (cached !== null) return cached
    const stored = await copy.read("b", link.row)
    return (
      openContent(keys, link, stored) ??
      openContent(keys, link, stored === null ? await this.#placed(link.row) : null)
    )
  }

  #all(): WantedBody[] {
    return [...this.#shop.state.entries.values()].flatMap((entry) =>
      Object.entries(entry.links).map(([name, link]) => ({ entry, name, link })),
    )
  }

  /** Those without a row in the working copy; null where it cannot be read. */
  async #missing(): Promise<readonly WantedBody[] | null> {
    const ids = await this.#shop.copy.ids("b")
    return ids === null ? null : this.#all().filter(({ link }) => !ids.has(link.row))
  }

  /** Where the journal had it when the vault was opened; the caller proves it. */
  async #placed(row: RowId): Promise<Uint8Array | null> {
    const place = this.#places?.get(row)
    if (place === undefined) return null
    const read = await readPlaces(this.#shop.folder, [place])
    return read.ok ? (read.value[0] ?? null) : null
  }

  /** Looks for bodies in the folder's journal, puts back what is found, and answers the first one's content. */
  async #mend(all: readonly WantedBody[]): Promise<Uint8Array | null> {
    const { keys, folder, repair, tell } = this.#shop
    const missing = byRow(all)
    const unopened: WantedBody[] = []
    let first: Uint8Array | null = null
    for await (const found of findBodies(folder, keys.vaultId, missing)) {
      // A folder out of reach says nothing about what is in it.
      if (!found.ok) return first
      for (const { wanted, put } of found.value) {
        const content = openContent(keys, wanted.link, put.sealed)
        if (wanted === all[0]) first = content
        if (content === null) unopened.push(wanted)
        // Else a commit went by while the file was read: the body is another one now.
        else if (this.#isCurrent(wanted)) {
          await repair([put], () => this.#isCurrent(wanted))
          tell({ kind: "body-repaired", id: wanted.entry.record.id, name: wanted.name })
        }
      }
    }
    for (const wanted of [...missing.values(), ...unopened]) if (this.#isCurrent(wanted)) tell(lost(wanted))
    return first
  }

  #isCurrent(wanted: WantedBody | undefined): boolean {
    if (wanted === undefined) return false
    const { entry, name, link } = wanted
    return this.#shop.state.entries.get(entry.record.id)?.links[name]?.tag === link.tag
  }
}

function documentOf(entry: Entry, name: string, content: Uint8Array | null): Result<JsonObject, BodyRefusal> {
  const link = entry.links[name]
  const current = content === null || link === undefined ? null : currentContent(content, link)
  const document = current?.ok ? documentIn(current.value, entry, name) : null
  return document?.ok ? document : refuse({ reason: "damaged" })
}

type WantedBody = Readonly<{ entry: Entry; name: string; link: BodyLink }>

function byRow(all: readonly WantedBody[]): Map<RowId, WantedBody> {
  return new Map(all.map((wanted) => [wanted.link.row, wanted]))
}

function lost({ entry, name }: WantedBody): StorageEvent {
  return { kind: "body-lost", id: entry.record.id, name }
}
