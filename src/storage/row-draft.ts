import { ok, refuse, type Result } from "../base/result.ts"
import type { RecordId } from "../domain/envelope.ts"
import type { DeletedRow, PutRow } from "../vault/frame.ts"
import type { RowId, ScopeId } from "../vault/ids.ts"
import type { VaultKeys } from "../vault/keys.ts"
import { type RowKind, sealRow, type Table } from "../vault/sealed-row.ts"
import { nextState, sealState, type SegmentChange, type StateSeal } from "../vault/state-seal.ts"
import { type HeadRow, markOf, type VaultState } from "./vault-state.ts"

export type DraftRefusal = Readonly<{ reason: "too-large" }>

/** A commit's rows, ready to be written, and the state that holds once they are. */
export type FinishedDraft = Readonly<{
  puts: readonly PutRow[]
  deletions: readonly DeletedRow[]
  seal: StateSeal
  sealed: Uint8Array
}>

/** The rows of a commit being made, on top of a committed state that it does not change before `adopt`. */
export class RowDraft {
  readonly #state: VaultState
  readonly #keys: VaultKeys
  readonly #rows = new Map<RowId, HeadRow | null>()
  readonly #puts: Readonly<Record<Table, Map<RowId, Uint8Array>>> = { a: new Map(), b: new Map() }
  readonly #deletions: Readonly<Record<Table, Set<RowId>>> = { a: new Set(), b: new Set() }

  constructor(state: VaultState, keys: VaultKeys) {
    this.#state = state
    this.#keys = keys
  }

  get isEmpty(): boolean {
    return this.#puts.a.size + this.#puts.b.size + this.#deletions.a.size + this.#deletions.b.size === 0
  }

  get(id: RowId): HeadRow | null {
    return this.#rows.get(id) ?? (this.#rows.has(id) ? null : (this.#state.rows.get(id) ?? null))
  }

  /** Rows of this draft first. */
  *all(): Generator<[RowId, HeadRow]> {
    for (const [id, row] of this.#rows) if (row !== null) yield [id, row]
    for (const [id, row] of this.#state.rows) if (!this.#rows.has(id)) yield [id, row]
  }

  /** Names a record as one of the row's; nothing is sealed yet. */
  addHead(id: RowId, scope: ScopeId, head: RecordId): void {
    const row = this.get(id) ?? { kind: "segment", scope, heads: [], mark: new Uint8Array(), length: 0 }
    this.#rows.set(id, { ...row, heads: [...row.heads, head] })
  }

  /** Seals a row of table `a`. Throws if the scope's key was not added. */
  putHeads(
    id: RowId,
    kind: RowKind,
    scope: ScopeId,
    heads: readonly RecordId[],
    content: Uint8Array,
  ): Result<undefined, DraftRefusal> {
    const sealed = this.#seal("a", id, kind, scope, content)
    if (!sealed.ok) return sealed
    this.putSealed(id, { kind, scope, heads }, sealed.value)
    return ok()
  }

  putSealed(id: RowId, row: Pick<HeadRow, "kind" | "scope" | "heads">, sealed: Uint8Array): void {
    this.#deletions.a.delete(id)
    this.#puts.a.set(id, sealed)
    this.#rows.set(id, { ...row, mark: markOf(sealed), length: sealed.length })
  }

  /** Seals a row of table `b` and answers it. Throws if the scope's key was not added. */
  putBody(id: RowId, scope: ScopeId, content: Uint8Array): Result<Uint8Array<ArrayBuffer>, DraftRefusal> {
    const sealed = this.#seal("b", id, "body", scope, content)
    if (sealed.ok) this.keepBody(id, sealed.value)
    return sealed
  }

  /** Puts a body as it was sealed before. */
  keepBody(id: RowId, sealed: Uint8Array): void {
    this.#deletions.b.delete(id)
    this.#puts.b.set(id, sealed)
  }

  dropBody(id: RowId): void {
    this.#puts.b.delete(id)
    this.#deletions.b.add(id)
  }

  dropHeads(id: RowId): void {
    this.#puts.a.delete(id)
    this.#rows.set(id, null)
    if (this.#state.rows.has(id)) this.#deletions.a.add(id)
  }

  finish(changedAt: number): FinishedDraft {
    const changes: SegmentChange[] = []
    for (const [id, sealed] of this.#puts.a) {
      const old = this.#state.rows.get(id)?.mark
      changes.push(old === undefined ? { kind: "add", id, sealed } : { kind: "replace", id, old, sealed })
    }
    for (const id of this.#deletions.a) {
      const old = this.#state.rows.get(id)?.mark
      if (old !== undefined) changes.push({ kind: "remove", id, sealed: old })
    }
    const seal = nextState(this.#keys, this.#state.seal, changes, changedAt)
    const puts: PutRow[] = []
    const deletions: DeletedRow[] = []
    for (const table of ["b", "a"] as const) {
      for (const [id, sealed] of this.#puts[table]) puts.push({ table, id, sealed })
      for (const id of this.#deletions[table]) deletions.push({ table, id })
    }
    return { puts, deletions, seal, sealed: sealState(this.#keys, seal) }
  }

  adopt({ seal, sealed }: FinishedDraft): void {
    for (const [id, row] of this.#rows) {
      if (row === null) this.#state.rows.delete(id)
      else this.#state.rows.set(id, row)
    }
    this.#state.seal = seal
    this.#state.sealed = sealed
  }

  #seal(
    table: Table,
    id: RowId,
    kind: RowKind,
    scope: ScopeId,
    content: Uint8Array,
  ): Result<Uint8Array<ArrayBuffer>, DraftRefusal> {
    const sealed = sealRow(this.#keys, { table, id }, { kind, scope, content })
    if (sealed.ok) return sealed
    if (sealed.refusal === "unknown-scope") throw new Error("The scope's key was not added")
    return refuse({ reason: sealed.refusal })
  }
}
