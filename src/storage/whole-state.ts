import type { Result } from "../base/result.ts"
import type { RecordId } from "../domain/envelope.ts"
import { untravelled } from "../domain/merge.ts"
import { removalType } from "../domain/removals.ts"
import { type ScopeId, vaultScope } from "../vault/ids.ts"
import type { JsonObject } from "../vault/json.ts"
import type { VaultKeys } from "../vault/keys.ts"
import { type WrappedScope, wrapNewKey } from "../vault/scope-key.ts"
import type { SaveRefusal } from "./refusals.ts"
import type { Committed, RecordBodies, RecordChange, Records, StoredRecord } from "./storage.ts"

/** A record as it is to be, clock and dates included, with all of its texts. */
export type WholeRecord = Readonly<{
  record: StoredRecord
  bodies: Readonly<{ [name: string]: JsonObject }>
  /** Texts that stay what they are here, besides `bodies`. */
  kept?: readonly string[]
  /** That of the vault that it comes from; a record that is here already stays in its own. */
  scope?: ScopeId
}>

export type WholeChange = Readonly<{ puts: readonly WholeRecord[]; removes: readonly RecordId[] }>

/**
 * All of it in one commit, without removal notes. A scope that is not here is made, under its name and with a key of its
 * own. A refusal leaves everything as it was, `keys` included.
 */
export async function commitWhole(
  records: Records,
  keys: VaultKeys,
  { puts, removes }: WholeChange,
): Promise<Result<Committed, SaveRefusal>> {
  const scopes = new Map<ScopeId, WrappedScope>()
  for (const { scope = vaultScope } of puts) {
    if (keys.rowKey(scope) === null) scopes.set(scope, wrapNewKey(keys, scope))
  }
  const changes: RecordChange[] = [...scopes.values()].map((scope) => ({ kind: "add-scope", scope }))
  for (const id of removes) changes.push({ kind: "remove", id, leavesNote: false })
  for (const { record, bodies, kept = [], scope = vaultScope } of puts) {
    const exact: { [name: string]: JsonObject | null } = {}
    for (const name of records.bodyNames(record.id)) if (!kept.includes(name)) exact[name] = null
    const all: RecordBodies = { ...exact, ...bodies }
    changes.push({ kind: "put", record, scope, bodies: all })
  }
  const committed = await records.commit(changes)
  if (!committed.ok) for (const scope of scopes.keys()) keys.dropScope(scope)
  return committed
}

/**
 * What is to be removed so that `stays` is all there is, removal notes included; what never travels stays as it is.
 * `Storage.renewReplica` belongs before the commit.
 */
export function restOf(records: Records, stays: ReadonlySet<RecordId>): readonly RecordId[] {
  return [...records.list(), ...records.list(removalType)]
    .filter(({ id, type }) => !stays.has(id) && !untravelled.has(type))
    .map(({ id }) => id)
}
