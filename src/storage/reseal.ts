import { equalPublicBytes } from "../base/bytes.ts"
import type { RecordId } from "../domain/envelope.ts"
import { type BodyLink, bodyLink } from "../vault/body.ts"
import type { DeletedRow, PutRow } from "../vault/frame.ts"
import { bytesOfId, type RowId, scopeIds } from "../vault/ids.ts"
import type { VaultKeys } from "../vault/keys.ts"
import { wrapNewKey } from "../vault/scope-key.ts"
import { sealRow } from "../vault/sealed-row.ts"
import { encodeSegment } from "../vault/segment.ts"
import { emptyState, nextState, sealState, type StateSeal } from "../vault/state-seal.ts"
import type { BodyLinks } from "./body-links.ts"
import { LiveRows } from "./live-rows.ts"
import { openContent } from "./open-body.ts"
import type { ShellFolder } from "./shell-files.ts"
import type { StoredRecord } from "./storage.ts"
import { type Entry, type HeadRow, headOf, markOf, type VaultState } from "./vault-state.ts"
import type { WorkingCopy } from "./working-copy.ts"

const rowsAtOnce = 64

export type ResealParts = Readonly<{
  folder: ShellFolder
  keys: VaultKeys
  state: VaultState
  copy: WorkingCopy
}>

/** What it was sealed from, and how it is known in the new sealing: a mark, or a body's tag. */
type Sealing<Known> = Readonly<{ was: Known; now: Known }>

/**
 * The rows of a state, sealed anew under other keys while commits go on: each `pass` seals what has changed since the one
 * before. Row ids stay, and so do the names of scopes; each scope gets a key of its own. Nothing is written here.
 */
export class Reseal {
  readonly #parts: ResealParts
  readonly #next: VaultKeys
  readonly #revise: (record: StoredRecord) => StoredRecord
  readonly #bodies = new Map<RowId, Sealing<string>>()
  readonly #rows = new Map<RowId, Sealing<Uint8Array | null>>()
  readonly #written = new Map<RowId, DeletedRow>()
  #isBlind = false

  /** `next` are the keys of the next epoch; scope keys are added to it. `revise` answers a record as it is to stand under them. */
  constructor(parts: ResealParts, next: VaultKeys, revise: (record: StoredRecord) => StoredRecord) {
    this.#parts = parts
    this.#next = next
    this.#revise = revise
  }

  /** Whether a text may have been left out only because neither copy could be read. */
  get isBlind(): boolean {
    return this.#isBlind
  }

  /** Rows that are sealed and those still to be. */
  get counts(): Readonly<{ done: number; total: number }> {
    const pending = this.#pendingBodies().length + this.#pendingRows().length
    const done = this.#bodies.size + this.#rows.size
    return { done, total: done + pending }
  }

  /** Seals what is not sealed yet as it stands now. What changes meanwhile is left for the next pass. */
  async *pass(): AsyncGenerator<PutRow[], void, void> {
    for (const { id, row } of this.#pendingRows())
      if (row.kind === "scope-key") yield this.#sealScope(id, row)
    const rows = new LiveRows(this.#parts)
    for (const some of runsOf(this.#pendingBodies())) yield await this.#sealBodies(rows, some)
    this.#isBlind ||= rows.isBlind
    for (const some of runsOf(this.#pendingRows())) {
      yield some.flatMap(({ id, row }) => (row.kind === "scope-key" ? [] : this.#sealHeads(id, row)))
    }
  }

  /** After a pass during which nothing changed: the state that all this is, and the rows that are not of it any more. */
  finish(): Readonly<{ seal: StateSeal; sealed: Uint8Array; deletions: readonly DeletedRow[] }> {
    const { seal, rows, entries } = this.#parts.state
    if (this.#pendingRows().length > 0) throw new Error("Not all rows are sealed")
    const adds = Array.from(this.#rows, ([id, { now }]) => ({ id, now }))
      .filter(({ id }) => rows.has(id))
      .flatMap(({ id, now }) => (now === null ? [] : [{ kind: "add" as const, id, sealed: now }]))
    const next = nextState(this.#next, { ...emptyState, generation: seal.generation }, adds, seal.changedAt)
    const alive = new Set(adds.map(({ id }) => id))
    for (const { links } of entries.values()) for (const { row } of Object.values(links)) alive.add(row)
    const deletions = [...this.#written.values()].filter(({ id }) => !alive.has(id))
    return { seal: next, sealed: sealState(this.#next, next), deletions }
  }

  #pendingRows(): readonly Readonly<{ id: RowId; row: HeadRow }>[] {
    const pending: { id: RowId; row: HeadRow }[] = []
    for (const [id, row] of this.#parts.state.rows) {
      const was = this.#rows.get(id)?.was
      if (!was || !equalPublicBytes(was, row.mark)) pending.push({ id, row })
    }
    return pending
  }

  #pendingBodies(): readonly Readonly<{ record: RecordId; link: BodyLink }>[] {
    const pending: { record: RecordId; link: BodyLink }[] = []
    for (const [record, { links }] of this.#parts.state.entries) {
      for (const link of Object.values(links)) {
        if (this.#bodies.get(link.row)?.was !== link.tag) pending.push({ record, link })
      }
    }
    return pending
  }

  #sealScope(id: RowId, row: HeadRow): PutRow[] {
    const { sealed } = wrapNewKey(this.#next, scopeIds.ofBytes(bytesOfId(id)))
    return [this.#note(id, row, sealed)]
  }

  /** A text that opens in neither copy was lost before: its head keeps naming it. */
  async #sealBodies(
    rows: LiveRows,
    some: readonly Readonly<{ record: RecordId; link: BodyLink }>[],
  ): Promise<PutRow[]> {
    const { keys, state } = this.#parts
    const found = await rows.ofLinks(some.map(({ link }) => link))
    const byId = new Map(found.map(({ id, sealed }) => [id, sealed]))
    return some.flatMap(({ record, link }) => {
      const { row, tag } = link
      const entry = state.entries.get(record)
      const isCurrent = Object.values(entry?.links ?? {}).some((one) => one.row === row && one.tag === tag)
      if (entry === undefined || !isCurrent) return []
      const content = openContent(keys, link, byId.get(row) ?? null)
      if (content === null) {
        this.#bodies.set(row, { was: tag, now: tag })
        return []
      }
      const sealed = this.#seal("b", row, "body", entry.scope, content)
      this.#bodies.set(row, { was: tag, now: bodyLink(row, sealed).tag })
      this.#written.set(row, { table: "b", id: row })
      return [{ table: "b" as const, id: row, sealed }]
    })
  }

  /** Heads that an overlay stands in front of are left to that. A row of which none is left is not written. */
  #sealHeads(id: RowId, row: HeadRow): PutRow[] {
    const { entries } = this.#parts.state
    const own = row.heads.flatMap((head) => {
      const entry = entries.get(head)
      if (entry === undefined) return []
      const isHere =
        row.kind === "overlay" ? entry.overlay === id : entry.overlay === null && entry.segment === id
      return isHere ? [entry] : []
    })
    const heads = own.map((entry) => this.#headOf(entry))
    // A text of it changed since its bodies were looked at.
    if (heads.includes(null)) return []
    const content = encodeSegment(heads.filter((head) => head !== null))
    if (heads.length > 0) return [this.#note(id, row, this.#seal("a", id, row.kind, row.scope, content))]
    this.#rows.set(id, { was: row.mark, now: null })
    return []
  }

  #headOf({ record, links, ...entry }: Entry) {
    const fresh: { [name: string]: BodyLink } = {}
    for (const [name, link] of Object.entries(links)) {
      const sealing = this.#bodies.get(link.row)
      if (sealing?.was !== link.tag) return null
      fresh[name] = { ...link, tag: sealing.now }
    }
    const own: BodyLinks = fresh
    return headOf({ ...entry, record: this.#revise(record), links: own })
  }

  #note(id: RowId, row: HeadRow, sealed: Uint8Array): PutRow {
    this.#rows.set(id, { was: row.mark, now: markOf(sealed) })
    this.#written.set(id, { table: "a", id })
    return { table: "a", id, sealed }
  }

  #seal(
    table: PutRow["table"],
    id: RowId,
    kind: HeadRow["kind"],
    scope: Entry["scope"],
    content: Uint8Array,
  ): Uint8Array {
    const sealed = sealRow(this.#next, { table, id }, { kind, scope, content })
    // What was sealed before is no longer now, and every scope's key comes first.
    if (!sealed.ok) throw new Error(`A row that was sealed cannot be sealed anew: ${sealed.refusal}`)
    return sealed.value
  }
}

function* runsOf<T>(all: readonly T[]): Generator<T[], void, void> {
  for (let at = 0; at < all.length; at += rowsAtOnce) yield all.slice(at, at + rowsAtOnce)
}
