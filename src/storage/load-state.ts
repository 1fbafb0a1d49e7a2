import { type RowId, vaultScope } from "../vault/ids.ts"
import type { Json, JsonObject } from "../vault/json.ts"
import type { VaultKeys } from "../vault/keys.ts"
import { readScope, scopeAddress } from "../vault/scope-key.ts"
import { openRow, readRowPrefix } from "../vault/sealed-row.ts"
import { decodeParted } from "../vault/segment.ts"
import type { StateSeal } from "../vault/state-seal.ts"
import { parseLinks } from "./body-links.ts"
import { envelopeOf } from "./parse-envelope.ts"
import { type Entry, markOf, type VaultState } from "./vault-state.ts"

export type LoadedState = Readonly<{
  state: VaultState
  /** Rows that belong and do not open; nothing of them is in `state.entries`. */
  failed: readonly RowId[]
  /** Whether one of them was written by a newer version. */
  isNewer: boolean
}>

/** Opens every row of table `a` and adds the scope keys among them to `keys`. */
export function loadState(
  keys: VaultKeys,
  rows: ReadonlyMap<RowId, Uint8Array>,
  seal: StateSeal,
  sealed: Uint8Array,
): LoadedState {
  const loader = new Loader(keys, { seal, sealed, entries: new Map(), rows: new Map() })
  const later: [RowId, Uint8Array][] = []
  // Scope keys lie among the vault's own rows and open the others.
  for (const [id, row] of rows) {
    const prefix = readRowPrefix(row)
    if (prefix.ok && prefix.value.scope !== vaultScope) later.push([id, row])
    else loader.add(id, row)
  }
  for (const [id, row] of later) loader.add(id, row)
  return loader.finish()
}

class Loader {
  readonly #keys: VaultKeys
  readonly #state: VaultState
  readonly #failed: RowId[] = []
  readonly #overlaid: [RowId, Entry][] = []
  #isNewer = false

  constructor(keys: VaultKeys, state: VaultState) {
    this.#keys = keys
    this.#state = state
  }

  add(id: RowId, sealed: Uint8Array): void {
    const opened = openRow(this.#keys, { table: "a", id }, sealed)
    if (!opened.ok) return this.#fail(id, opened.refusal === "newer")
    const { kind, scope, content } = opened.value
    const row = { kind, scope, mark: markOf(sealed), length: sealed.length }
    if (kind === "scope-key") {
      const named = readScope(this.#keys, { table: "a", id }, sealed)
      if (!named.ok || scopeAddress(named.value).id !== id) return this.#fail(id, false)
      this.#state.rows.set(id, { ...row, heads: [] })
      return
    }
    const parted = kind === "body" ? null : decodeParted(content, "bodies")
    if (!parted?.ok) return this.#fail(id, false)
    const whole: Entry[] = []
    for (const { head, apart } of parted.value) {
      const entry = entryOf(head, apart, id, kind === "overlay", scope)
      if (entry === null) return this.#fail(id, false)
      whole.push(entry)
    }
    this.#state.rows.set(id, { ...row, heads: whole.map(({ record }) => record.id) })
    for (const entry of whole) {
      if (kind === "overlay") this.#overlaid.push([id, entry])
      else this.#state.entries.set(entry.record.id, entry)
    }
  }

  finish(): LoadedState {
    const { entries } = this.#state
    for (const [, entry] of this.#overlaid) {
      entries.set(entry.record.id, { ...entry, segment: entries.get(entry.record.id)?.segment ?? null })
    }
    return { state: this.#state, failed: this.#failed, isNewer: this.#isNewer }
  }

  #fail(id: RowId, isNewer: boolean): void {
    this.#failed.push(id)
    this.#isNewer ||= isNewer
  }
}

function entryOf(
  head: JsonObject,
  bodies: Json | undefined,
  row: RowId,
  isOverlay: boolean,
  scope: Entry["scope"],
): Entry | null {
  const links = parseLinks(bodies)
  const record = envelopeOf(head)
  if (links === null || record === null) return null
  return { record, links, scope, segment: isOverlay ? null : row, overlay: isOverlay ? row : null }
}
