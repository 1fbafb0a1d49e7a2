import { ok } from "../base/result.ts"
import type { RecordId } from "../domain/envelope.ts"
import type { BodyLink } from "../vault/body.ts"
import type { PutRow } from "../vault/frame.ts"
import type { RowId } from "../vault/ids.ts"
import type { VaultKeys } from "../vault/keys.ts"
import { openRow } from "../vault/sealed-row.ts"
import { readJournal } from "./copies.ts"
import type { JournalView } from "./journal-view.ts"
import { openContent } from "./open-body.ts"
import type { ShellFolder } from "./shell-files.ts"
import type { VaultState } from "./vault-state.ts"
import type { WorkingCopy } from "./working-copy.ts"

const rowsAtOnce = 64

type Parts = Readonly<{ state: VaultState; keys: VaultKeys; copy: WorkingCopy; folder: ShellFolder }>

/**
 * The rows that belong, each proven to open: from the working copy, and where that fails from the folder's journal. One
 * that opens in neither is given as it is, or not at all; it was lost before.
 */
export class LiveRows {
  readonly #parts: Parts
  #view: Promise<JournalView | null> | null = null
  #isBlind = false

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** Whether a row may have been left out only because neither copy could be read. */
  get isBlind(): boolean {
    return this.#isBlind
  }

  /** Those that `skip` names are left out, also if they come to be named while it reads. */
  async *all(skip: (row: RowId) => boolean): AsyncGenerator<PutRow[], void, void> {
    const { state } = this.#parts
    for (const ids of runsOf([...state.rows.keys()]))
      yield this.#segments(
        ids.filter((id) => !skip(id)),
        skip,
      )
    for (const ids of runsOf([...state.entries.keys()])) {
      const links = this.#linksOf(ids).filter(({ row }) => !skip(row))
      yield this.#bodies(links, skip)
    }
  }

  /** Of the rows named, those that belong now; null if one of them is nowhere. */
  async some(ids: ReadonlySet<RowId>): Promise<PutRow[] | null> {
    const { state } = this.#parts
    const none = () => false
    const segments = [...ids].filter((id) => state.rows.has(id))
    const links = this.#linksOf(state.entries.keys()).filter(({ row }) => ids.has(row))
    const puts = [...(await this.#segments(segments, none)), ...(await this.#bodies(links, none))]
    return puts.length === segments.length + links.length ? puts : null
  }

  /** The bodies that these links name. */
  ofLinks(links: readonly BodyLink[]): Promise<PutRow[]> {
    return this.#bodies(links, () => false)
  }

  #linksOf(ids: Iterable<RecordId>): BodyLink[] {
    return Array.from(ids, (id) => Object.values(this.#parts.state.entries.get(id)?.links ?? {})).flat()
  }

  async #segments(ids: readonly RowId[], skip: (row: RowId) => boolean): Promise<PutRow[]> {
    const { keys, copy } = this.#parts
    const opens = (id: RowId, sealed: Uint8Array) => openRow(keys, { table: "a", id }, sealed).ok
    const rows = await copy.readMany("a", ids)
    return this.#choose("a", ids, rows, skip, (_at, id, sealed) => opens(id, sealed))
  }

  async #bodies(links: readonly BodyLink[], skip: (row: RowId) => boolean): Promise<PutRow[]> {
    const { keys, copy } = this.#parts
    const ids = links.map(({ row }) => row)
    const rows = await copy.readMany("b", ids)
    return this.#choose("b", ids, rows, skip, (at, _id, sealed) => {
      const link = links[at]
      return link !== undefined && openContent(keys, link, sealed) !== null
    })
  }

  async #choose(
    table: PutRow["table"],
    ids: readonly RowId[],
    rows: readonly (Uint8Array | null)[],
    skip: (row: RowId) => boolean,
    opens: (at: number, id: RowId, sealed: Uint8Array) => boolean,
  ): Promise<PutRow[]> {
    const failed = new Set<RowId>()
    for (const [at, id] of ids.entries()) {
      const stored = rows[at] ?? null
      if (stored === null || !opens(at, id, stored)) failed.add(id)
    }
    const kept = await this.#fromJournal(table, failed)
    const puts: PutRow[] = []
    for (const [at, id] of ids.entries()) {
      if (skip(id)) continue
      const stored = rows[at] ?? null
      const other = kept.get(id)
      const sealed = other !== undefined && (stored === null || opens(at, id, other)) ? other : stored
      if (sealed !== null) puts.push({ table, id, sealed })
    }
    return puts
  }

  async #fromJournal(table: PutRow["table"], ids: ReadonlySet<RowId>): Promise<Map<RowId, Uint8Array>> {
    const wanted = [...ids]
    const view = wanted.length === 0 ? null : await this.#journal()
    const read = (await view?.read(table, wanted)) ?? ok([])
    this.#isBlind ||= !read.ok
    const rows = read.ok ? read.value : []
    return new Map(wanted.flatMap((id, at) => (rows[at] ? [[id, rows[at]] as const] : [])))
  }

  #journal(): Promise<JournalView | null> {
    this.#view ??= readJournal(this.#parts, null).then((read) => {
      this.#isBlind ||= !read.ok
      return read.ok ? read.value : null
    })
    return this.#view
  }
}

function* runsOf<T>(all: readonly T[]): Generator<T[], void, void> {
  for (let at = 0; at < all.length; at += rowsAtOnce) yield all.slice(at, at + rowsAtOnce)
}
