import { currentContent, documentIn, openContent } from "../../../src/storage/open-body.ts"
import { readJournal } from "../../../src/storage/copies.ts"
import { loadState } from "../../../src/storage/load-state.ts"
import { parseHeader } from "../../../src/vault/header.ts"
import { openVaultKeys, unlockByRecovery } from "../../../src/vault/open-header.ts"
import { must } from "../must.ts"
import { journalFolder } from "../storage/journal-folder.ts"
import { testBounds, type TestVault } from "../test-vault.ts"
import type { Canonical } from "./canonical.ts"
import { type Expected, recordLine } from "./compare.ts"

/**
 * What the app's own reading of these two files comes to, by the recovery seed and without the working copy that it would
 * mend them from. Null where it would not take them as they are.
 */
export async function appSays(
  vault: TestVault,
  header: Uint8Array,
  journal: Uint8Array,
): Promise<Expected | null> {
  const parsed = parseHeader(header, testBounds)
  if (!parsed.ok) return null
  const vaultKey = unlockByRecovery(parsed.value, vault.seed)
  if (!vaultKey.ok) return null
  using keys = openVaultKeys(parsed.value, vaultKey.value)
  const folder = journalFolder(Uint8Array.from(journal))
  const read = await readJournal({ folder, keys }, null)
  if (!read.ok) return null
  const view = read.value
  const { state: seal, sealed, isProven } = view
  if (seal === null || sealed === null || !isProven) return null
  const { state, failed } = loadState(keys, view.segments, seal, sealed)
  if (failed.length > 0) return null
  const records = new Map<string, string>()
  for (const [id, entry] of state.entries) {
    const bodies: [string, Canonical][] = []
    for (const [name, link] of Object.entries(entry.links)) {
      const [row = null] = must(await view.read("b", [link.row]))
      const content = openContent(keys, link, row)
      const current = content === null ? null : currentContent(content, link)
      const document = current?.ok ? documentIn(current.value, entry, name) : null
      if (!document?.ok) return null
      bodies.push([name, document.value])
    }
    records.set(id, recordLine(entry.scope, entry.record, Object.fromEntries(bodies)))
  }
  return { vault: parsed.value.vaultId, generation: seal.generation, records }
}
