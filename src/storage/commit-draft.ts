import { ok, refuse, type Result } from "../base/result.ts"
import type { RecordId } from "../domain/envelope.ts"
import { bodyPatch } from "../vault/body-patch.ts"
import { type BodyLink, bodyLink, encodeBody } from "../vault/body.ts"
import { frameStep } from "../vault/frame.ts"
import { type RowId, rowIds, type ScopeId, vaultScope } from "../vault/ids.ts"
import type { JsonObject } from "../vault/json.ts"
import type { VaultKeys } from "../vault/keys.ts"
import type { WrappedScope } from "../vault/scope-key.ts"
import { type RowKind, sealedRowLength } from "../vault/sealed-row.ts"
import { encodeSegment, longestSealedSegment, mostHeads } from "../vault/segment.ts"
import type { BodyCache } from "./body-cache.ts"
import { type DraftRefusal, type FinishedDraft, RowDraft } from "./row-draft.ts"
import { type Entry, headOf, type VaultState } from "./vault-state.ts"

/** Of a head as JSON: beyond it a segment could not be kept under 64 KiB. */
const longestHead = 32 * 1024
/** What a frame has beside one overlay: its own 175 bytes and the row's 21, rounded up. */
const frameOverhead = 256
/** Segments that are fuller get no new heads, so that those in them can grow. */
const fullSegment = longestSealedSegment * 0.75

/** A commit being made: records and their bodies, as rows, on top of a committed state that it does not change before `adopt`. */
export class CommitDraft {
  readonly rows: RowDraft
  readonly #state: VaultState
  readonly #cache: BodyCache
  readonly #entries = new Map<RecordId, Entry | null>()
  readonly #stale = new Set<RowId>()
  readonly #room = new Map<ScopeId, RowId>()

  constructor(state: VaultState, keys: VaultKeys, cache: BodyCache) {
    this.rows = new RowDraft(state, keys)
    this.#state = state
    this.#cache = cache
  }

  entry(id: RecordId): Entry | null {
    return this.#entries.get(id) ?? (this.#entries.has(id) ? null : (this.#state.entries.get(id) ?? null))
  }

  /** Counts from now on; written once it is overlaid or gathered. */
  setEntry(entry: Entry): void {
    this.#entries.set(entry.record.id, entry)
  }

  addScope({ address, sealed }: WrappedScope): void {
    this.rows.putSealed(address.id, { kind: "scope-key", scope: vaultScope, heads: [] }, sealed)
  }

  /** Seals a body whole, in the row of `former` if there is one. */
  sealBody(entry: Entry, content: Uint8Array, former: BodyLink | undefined): Result<BodyLink, DraftRefusal> {
    const id = former?.row ?? rowIds.random()
    const sealed = this.rows.putBody(id, entry.scope, content)
    if (!sealed.ok) return sealed
    const link = bodyLink(id, sealed.value)
    this.#cache.add(link.tag, content)
    return ok(link)
  }

  /**
   * As `sealBody`, but where the body as it was last sealed is at hand and the change is small, only the head's link
   * changes: a patch, as long as the head with it still fits in one step of a frame.
   */
  putBody(entry: Entry, name: string, document: JsonObject): Result<BodyLink, DraftRefusal> {
    const content = encodeBody({ record: entry.record.id, name, document })
    const former = entry.links[name]
    const base = former === undefined ? null : this.#cache.get(former.tag)
    if (former !== undefined && base !== null) {
      const link = { row: former.row, tag: former.tag, patch: bodyPatch(base, content) }
      const head = encodeSegment([headOf({ ...entry, links: { ...entry.links, [name]: link } })])
      if (sealedRowLength(head.length) <= frameStep - frameOverhead) return ok(link)
    }
    return this.sealBody(entry, content, former)
  }

  /** Writes the entry's head alone, in front of its segment. */
  overlay(id: RecordId): Result<undefined, DraftRefusal> {
    const entry = this.entry(id)
    if (entry === null) return ok()
    const row = entry.overlay ?? rowIds.random()
    this.setEntry({ ...entry, overlay: row })
    return this.#putHeads(row, "overlay", entry.scope, [id])
  }

  /** Drops a record with its bodies; its segment is sealed anew by `sealSegments`. */
  remove(id: RecordId): void {
    const entry = this.entry(id)
    if (entry === null) return
    for (const link of Object.values(entry.links)) this.rows.dropBody(link.row)
    if (entry.overlay !== null) this.rows.dropHeads(entry.overlay)
    if (entry.segment !== null) this.#stale.add(entry.segment)
    this.#entries.set(id, null)
  }

  /** Gives the record a place in a segment, which `sealSegments` then seals with everything that lies in it. */
  gather(id: RecordId): void {
    const entry = this.entry(id)
    if (entry === null) return
    const segment = entry.segment ?? this.#roomFor(entry)
    if (entry.segment === null) this.setEntry({ ...entry, segment })
    this.#stale.add(segment)
  }

  /** Overlays of what is in these segments are dropped. */
  sealSegments(): Result<undefined, DraftRefusal> {
    for (const segment of this.#stale) {
      const sealed = this.#sealSegment(segment)
      if (!sealed.ok) return sealed
    }
    this.#stale.clear()
    return ok()
  }

  /** Once the rows are written: what was drafted is the state. */
  adopt(finished: FinishedDraft): void {
    for (const [id, entry] of this.#entries) {
      if (entry === null) this.#state.entries.delete(id)
      else this.#state.entries.set(id, entry)
    }
    this.rows.adopt(finished)
  }

  #roomFor({ scope, record }: Entry): RowId {
    const last = this.#room.get(scope)
    const id = last !== undefined && this.#hasRoom(last) ? last : this.#findRoom(scope)
    this.#room.set(scope, id)
    this.rows.addHead(id, scope, record.id)
    return id
  }

  #findRoom(scope: ScopeId): RowId {
    for (const [id, row] of this.rows.all()) {
      if (row.kind === "segment" && row.scope === scope && this.#hasRoom(id)) return id
    }
    return rowIds.random()
  }

  #hasRoom(id: RowId): boolean {
    const row = this.rows.get(id)
    return row !== null && row.heads.length < mostHeads && row.length < fullSegment
  }

  #sealSegment(segment: RowId): Result<undefined, DraftRefusal> {
    const row = this.rows.get(segment)
    if (row === null) return ok()
    const heads = row.heads.filter((id) => this.entry(id)?.segment === segment)
    if (heads.length === 0) {
      this.rows.dropHeads(segment)
      return ok()
    }
    for (const id of heads) {
      const entry = this.entry(id)
      if (entry === null || entry.overlay === null) continue
      this.rows.dropHeads(entry.overlay)
      this.setEntry({ ...entry, overlay: null })
    }
    return this.#putHeads(segment, "segment", row.scope, heads)
  }

  /** A segment that grew too long is parted. */
  #putHeads(
    id: RowId,
    kind: RowKind,
    scope: ScopeId,
    heads: readonly RecordId[],
  ): Result<undefined, DraftRefusal> {
    const entries = heads.flatMap((head) => this.entry(head) ?? [])
    const content = encodeSegment(entries.map(headOf))
    if (heads.length === 1 && content.length > longestHead) return refuse({ reason: "too-large" })
    if (heads.length === 1 || sealedRowLength(content.length) <= longestSealedSegment)
      return this.rows.putHeads(id, kind, scope, heads, content)
    const middle = heads.length >> 1
    const other = rowIds.random()
    for (const entry of entries.slice(middle)) this.setEntry({ ...entry, segment: other })
    const kept = this.#putHeads(id, kind, scope, heads.slice(0, middle))
    return kept.ok ? this.#putHeads(other, kind, scope, heads.slice(middle)) : kept
  }
}
