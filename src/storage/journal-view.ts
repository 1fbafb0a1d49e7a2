import { ok, refuse, type Result } from "../base/result.ts"
import type { CloseFrame, CommitFrame, PutRow } from "../vault/frame.ts"
import type { RowId } from "../vault/ids.ts"
import type { VaultKeys } from "../vault/keys.ts"
import type { Table } from "../vault/sealed-row.ts"
import { openState, type StateSeal, StateTally } from "../vault/state-seal.ts"
import type { JournalScan, RowPlace } from "./journal-scan.ts"
import { readPlaces } from "./read-places.ts"
import type { FolderRefusal } from "./refusals.ts"
import type { RowChanges } from "./row-database.ts"
import type { ShellFolder } from "./shell-files.ts"

/** Everything that the folder's journal says. Bodies stay in the file until they are asked for. */
export class JournalView {
  readonly #folder: ShellFolder
  readonly #keys: VaultKeys
  readonly #scan: JournalScan
  /** Of table `a`. */
  readonly segments: ReadonlyMap<RowId, Uint8Array>
  /** The state after the last commit, as sealed with it; null without a commit or if it does not open. */
  readonly state: StateSeal | null
  /** Whether the rows of table `a` are exactly those of `state`. */
  readonly isProven: boolean

  constructor(folder: ShellFolder, keys: VaultKeys, scan: JournalScan) {
    this.#folder = folder
    this.#keys = keys
    this.#scan = scan
    this.segments = scan.segments
    this.state = scan.committed === null ? null : stateOf(keys, scan.committed)
    this.isProven = this.state !== null && provesRows(keys, this.segments, this.state)
  }

  get length(): number {
    return this.#scan.length
  }

  get isTorn(): boolean {
    return this.#scan.isTorn
  }

  get end(): number {
    return this.#scan.end
  }

  get firstGeneration(): number {
    return this.#scan.firstGeneration
  }

  get bodies(): ReadonlyMap<RowId, RowPlace> {
    return this.#scan.bodies
  }

  /** The sealed state of the last commit. */
  get sealed(): Uint8Array | null {
    return this.#scan.committed?.sealedState ?? null
  }

  /** The state that a commit in this file led to; null where there is none of that generation, or none was noted. */
  stateAt(generation: number): StateSeal | null {
    const noted = this.#scan.noted.find((commit) => commit.generation === generation)
    return noted === undefined ? null : stateOf(this.#keys, noted)
  }

  /** Rows in the order of `ids`; null for one that the file does not have. */
  async read(table: Table, ids: readonly RowId[]): Promise<Result<(Uint8Array | null)[], FolderRefusal>> {
    if (table === "a") return ok(ids.map((id) => this.segments.get(id) ?? null))
    return readPlaces(
      this.#folder,
      ids.map((id) => this.bodies.get(id) ?? null),
    )
  }

  /**
   * What the commits after `generation`, from which on they were noted, came to, each row once. Bodies of more than
   * `mostBytes` are not read: `isWhole` is then false, and they are among the deletions.
   */
  async changesAfter(
    generation: number,
    mostBytes: number,
  ): Promise<Result<RowChanges & { isWhole: boolean }, FolderRefusal>> {
    const touched: Readonly<Record<Table, Set<RowId>>> = { a: new Set(), b: new Set() }
    for (const commit of this.#scan.noted) {
      if (commit.generation > generation) for (const { table, id } of commit.touched) touched[table].add(id)
    }
    let bytes = 0
    for (const id of touched.b) bytes += this.bodies.get(id)?.length ?? 0
    const isWhole = bytes <= mostBytes
    const puts: PutRow[] = []
    const deletions: { table: Table; id: RowId }[] = []
    for (const table of ["a", "b"] as const) {
      const ids = [...touched[table]]
      const rows = table === "b" && !isWhole ? ok([]) : await this.read(table, ids)
      if (!rows.ok) return refuse(rows.refusal)
      for (const [at, id] of ids.entries()) {
        const sealed = rows.value[at] ?? null
        if (sealed === null) deletions.push({ table, id })
        else puts.push({ table, id, sealed })
      }
    }
    return ok({ puts, deletions, isWhole })
  }
}

/** The state sealed in a frame; null where it does not open, or belongs to another frame. */
export function stateOf(
  keys: VaultKeys,
  frame: Pick<CommitFrame | CloseFrame, "generation" | "sealedState">,
): StateSeal | null {
  const state = openState(keys, frame.sealedState)
  return state.ok && state.value.generation === frame.generation ? state.value : null
}

/** Whether these are exactly the rows of table `a` that `state` seals. */
export function provesRows(keys: VaultKeys, rows: ReadonlyMap<RowId, Uint8Array>, state: StateSeal): boolean {
  const tally = new StateTally(keys)
  try {
    for (const [id, sealed] of rows) tally.add(id, sealed)
  } catch {
    // Too short for a row: damage, and not what was sealed.
    return false
  }
  return tally.matches(state)
}
