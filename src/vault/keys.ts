import type { SecretKey } from "../crypto/secret-key.ts"
import { vaultSubkey } from "../crypto/subkeys.ts"
import { type ScopeId, type VaultId, vaultScope } from "./ids.ts"

export type RowKey = SecretKey<"records"> | SecretKey<"scope">

/**
 * What an open vault works with: the subkeys of one key epoch and the scope keys read so far. The vault key itself is not
 * kept. Ends as one.
 */
export class VaultKeys implements Disposable {
  readonly vaultId: VaultId
  /** Raised by key rotation; every sealed row names the epoch whose keys open it. */
  readonly epoch: number
  readonly records: SecretKey<"records">
  readonly manifest: SecretKey<"manifest">
  readonly stateHash: SecretKey<"state-hash">
  readonly header: SecretKey<"header">
  readonly seed: SecretKey<"seed">
  readonly searchImage: SecretKey<"search-image">
  readonly attachments: SecretKey<"attachments">
  readonly #scopes = new Map<ScopeId, SecretKey<"scope">>()

  /** Derives the subkeys; `vaultKey` stays the caller's, to end. */
  constructor(vaultId: VaultId, epoch: number, vaultKey: SecretKey<"vault">) {
    this.vaultId = vaultId
    this.epoch = epoch
    this.records = vaultSubkey(vaultKey, "records")
    this.manifest = vaultSubkey(vaultKey, "manifest")
    this.stateHash = vaultSubkey(vaultKey, "state-hash")
    this.header = vaultSubkey(vaultKey, "header")
    this.seed = vaultSubkey(vaultKey, "seed")
    this.searchImage = vaultSubkey(vaultKey, "search-image")
    this.attachments = vaultSubkey(vaultKey, "attachments")
  }

  /** Null where no key of that scope was added: its row was not read yet, or it was shredded. */
  rowKey(scope: ScopeId): RowKey | null {
    return scope === vaultScope ? this.records : (this.#scopes.get(scope) ?? null)
  }

  /** Takes the key over. Throws for the scope of the vault, which has the records subkey. */
  addScope(scope: ScopeId, key: SecretKey<"scope">): void {
    if (scope === vaultScope) throw new Error("The scope of the vault has no key of its own")
    this.#scopes.get(scope)?.end()
    this.#scopes.set(scope, key)
  }

  /** Ends and forgets the key of one scope, as a shred does. */
  dropScope(scope: ScopeId): void {
    this.#scopes.get(scope)?.end()
    this.#scopes.delete(scope)
  }

  end(): void {
    for (const key of this.#scopes.values()) key.end()
    this.#scopes.clear()
    const subkeys = [
      this.records,
      this.manifest,
      this.stateHash,
      this.header,
      this.seed,
      this.searchImage,
      this.attachments,
    ]
    for (const key of subkeys) key.end()
  }

  [Symbol.dispose](): void {
    this.end()
  }
}
