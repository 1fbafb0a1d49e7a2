import type { RecordChange } from "../../storage/storage.ts"
import type { ScopeId } from "../../vault/ids.ts"
import type { Scopes } from "./restore-parts.ts"

/** The scopes of one commit that the vault has no keys for yet. */
export class ScopesComing {
  readonly changes: RecordChange[] = []
  readonly #scopes: Scopes
  readonly #made: ScopeId[] = []

  constructor(scopes: Scopes) {
    this.#scopes = scopes
  }

  /** The scope as a `put` takes it; to be asked before the put is committed. */
  of(scope: ScopeId | null): { scope?: ScopeId } {
    if (scope === null) return {}
    if (!this.#scopes.has(scope)) {
      this.#made.push(scope)
      this.changes.push({ kind: "add-scope", scope: this.#scopes.make(scope) })
    }
    return { scope }
  }

  /** The commit was refused. */
  undo(): void {
    for (const scope of this.#made) this.#scopes.drop(scope)
  }
}
