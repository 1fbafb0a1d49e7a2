import { ok, refuse, type Result } from "../base/result.ts"
import { readRowPrefix } from "../vault/sealed-row.ts"
import { emptyState } from "../vault/state-seal.ts"
import { BodyCache } from "./body-cache.ts"
import { type Reconciled, writeWhole } from "./carry-out.ts"
import { CommitDraft } from "./commit-draft.ts"
import { bodiesFound, bodiesIn, type Copies, freshCopy, linkedBodies, stateIn } from "./copies.ts"
import type { JournalView } from "./journal-view.ts"
import { loadState } from "./load-state.ts"
import type { FolderRefusal } from "./refusals.ts"
import type { Entry, VaultState } from "./vault-state.ts"

/**
 * The last resort, when neither copy proves whole: every record that still opens in either of them, at its latest, in a
 * state of its own. What was deleted may come back and what does not open is missing, so the owner is told. Both old
 * copies are kept aside.
 */
export async function salvage(
  copies: Copies,
  view: JournalView,
): Promise<Result<Reconciled, FolderRefusal | Readonly<{ reason: "nothing-left" | "newer" }>>> {
  const { keys, found } = copies
  const sources = [found.segments, view.segments]
  const state: VaultState = {
    seal: { ...emptyState, generation: highestGeneration(copies, view) },
    sealed: new Uint8Array(),
    entries: new Map(),
    rows: new Map(),
  }
  const draft = new CommitDraft(state, keys, new BodyCache())
  const latest = new Map<string, Entry>()
  for (const rows of sources) {
    for (const sealed of rows.values()) {
      const prefix = readRowPrefix(sealed)
      if (!prefix.ok && prefix.refusal === "newer") return refuse({ reason: "newer" })
    }
    const loaded = loadState(keys, rows, emptyState, state.sealed)
    for (const [id, row] of loaded.state.rows) {
      const sealed = rows.get(id)
      if (row.kind === "scope-key" && sealed !== undefined) draft.rows.putSealed(id, row, sealed)
    }
    for (const entry of loaded.state.entries.values()) {
      const other = latest.get(entry.record.id)
      if (other === undefined || other.record.updatedAt <= entry.record.updatedAt)
        latest.set(entry.record.id, entry)
    }
  }
  if (latest.size === 0) return refuse({ reason: "nothing-left" })
  for (const entry of latest.values()) draft.setEntry({ ...entry, segment: null, overlay: null })
  for (const entry of latest.values()) draft.gather(entry.record.id)
  const sealedAll = draft.sealSegments()
  if (!sealedAll.ok) throw new Error("A head that was stored is too long to be stored")
  const finished = draft.rows.finish(Date.now())
  draft.adopt(finished)

  const { seal, sealed, puts } = finished
  const rows = new Map(puts.map((put) => [put.id, put.sealed]))
  const bodies = linkedBodies(state, [bodiesIn(view), bodiesFound(copies)])
  const length = await writeWhole(copies, { seal, sealed, rows }, bodies, view.length)
  if (!length.ok) return length
  const copy = await freshCopy(copies)
  // From the new journal, while the owner works already.
  copy.beginPartial()
  await copy.write({ puts, deletions: [] }, { now: sealed, before: null })
  return ok({ copy, rows, seal, sealed, before: null, length: length.value, places: null })
}

function highestGeneration({ found, keys }: Copies, view: JournalView): number {
  return Math.max(view.state?.generation ?? 0, stateIn(keys, found.states?.now)?.generation ?? 0)
}
