import { currentContent, documentIn, openContent } from "../../../src/storage/open-body.ts"
import { JournalView } from "../../../src/storage/journal-view.ts"
import { loadState } from "../../../src/storage/load-state.ts"
import { parseHeader } from "../../../src/vault/header.ts"
import { openVaultKeys, unlockByRecovery } from "../../../src/vault/open-header.ts"
import { testBounds, type TestVault } from "../test-vault.ts"
import type { Canonical } from "./canonical.ts"
import { type Expected, recordLine } from "./compare.ts"

/**
 * What the app's own reading of these two files comes to, by the recovery seed and without the working copy that it would
 * mend them from. Null where it would not take them as they are.
 */
export function appSays(vault: TestVault, header: Uint8Array, journal: Uint8Array): Expected | null {
  const parsed = parseHeader(header, testBounds)
  if (!parsed.ok) return null
  const vaultKey = unlockByRecovery(parsed.value, vault.seed)
  if (!vaultKey.ok) return null
  using keys = openVaultKeys(parsed.value, vaultKey.value)
  const read = JournalView.read(keys, journal)
  if (!read.ok) return null
  const { state: seal, sealed, isProven } = read.value
  if (seal === null || sealed === null || !isProven) return null
  const { state, failed } = loadState(keys, read.value.rows("a"), seal, sealed)
  if (failed.length > 0) return null
  const records = new Map<string, string>()
  for (const [id, entry] of state.entries) {
    const bodies: [string, Canonical][] = []
    for (const [name, link] of Object.entries(entry.links)) {
      const content = openContent(keys, link, read.value.rows("b").get(link.row) ?? null)
      const current = content === null ? null : currentContent(content, link)
      const document = current?.ok ? documentIn(current.value, entry, name) : null
      if (!document?.ok) return null
      bodies.push([name, document.value])
    }
    records.set(id, recordLine(entry.scope, entry.record, Object.fromEntries(bodies)))
  }
  return { vault: parsed.value.vaultId, generation: seal.generation, records }
}
