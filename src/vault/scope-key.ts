import { ok, refuse, type Result } from "../base/result.ts"
import { keyBytes, SecretKey } from "../crypto/secret-key.ts"
import { bytesOfId, rowIds, type ScopeId, scopeIds, vaultScope } from "./ids.ts"
import type { VaultKeys } from "./keys.ts"
import { openRow, type RowAddress, type RowRefusal, sealRow } from "./sealed-row.ts"

export type WrappedScope = Readonly<{ scope: ScopeId; address: RowAddress; sealed: Uint8Array }>

/** A scope's key lies in a row of table `a` whose id is the scope's own: deleting that row is what shreds the scope. */
export function scopeAddress(scope: ScopeId): RowAddress {
  return { table: "a", id: rowIds.ofBytes(bytesOfId(scope)) }
}

/** Makes a scope with a random key, adds it to `keys`, and answers the row that is to be committed before anything sealed under it. */
export function createScope(keys: VaultKeys): WrappedScope {
  return wrapNewKey(keys, scopeIds.random())
}

/** As `createScope` for a scope that is there already: its former key opens nothing that is sealed under `keys`. */
export function wrapNewKey(keys: VaultKeys, scope: ScopeId): WrappedScope {
  const key = SecretKey.random("scope")
  const address = scopeAddress(scope)
  const sealed = sealRow(keys, address, { kind: "scope-key", scope: vaultScope, content: key.borrow() })
  if (!sealed.ok) throw new Error(`A scope key cannot be ${sealed.refusal}`)
  keys.addScope(scope, key)
  return { scope, address, sealed: sealed.value }
}

/** Unwraps a row of kind `scope-key` found at `address` and adds the key to `keys`. */
export function readScope(
  keys: VaultKeys,
  address: RowAddress,
  sealed: Uint8Array,
): Result<ScopeId, RowRefusal> {
  const row = openRow(keys, address, sealed)
  if (!row.ok) return row
  const { kind, scope, content } = row.value
  const named = scopeIds.ofBytes(bytesOfId(address.id))
  const isScopeKey =
    kind === "scope-key" &&
    scope === vaultScope &&
    named !== vaultScope &&
    address.table === "a" &&
    content.length === keyBytes
  if (!isScopeKey) return refuse("damaged")
  keys.addScope(named, SecretKey.adopt("scope", Uint8Array.from(content)))
  content.fill(0)
  return ok(named)
}
