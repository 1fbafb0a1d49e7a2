import { equalPublicBytes } from "../base/bytes.ts"
import { ok, refuse, type Result } from "../base/result.ts"
import { removalType } from "../domain/removals.ts"
import type { RowId } from "../vault/ids.ts"
import type { VaultKeys } from "../vault/keys.ts"
import { emptyState } from "../vault/state-seal.ts"
import {
  keepAsItIs,
  patch,
  rebuild,
  type Reconciled,
  replay,
  rewrite,
  type Whole,
  writeBack,
} from "./carry-out.ts"
import { type Copies, factsOf, readJournal, sameCopy } from "./copies.ts"
import { beginReading } from "./early-reads.ts"
import { isOfFormerKeys } from "./former-copies.ts"
import { lastState, readTail } from "./journal-tail.ts"
import type { JournalView } from "./journal-view.ts"
import { type LoadedState, loadState } from "./load-state.ts"
import { isSame, type Plan, reconcile } from "./reconcile.ts"
import type { CopyFacts, OpenRefusal } from "./refusals.ts"
import { salvage } from "./salvage.ts"
import type { OpenOutcome } from "./open-outcome.ts"
import type { OpenOptions, Storage } from "./storage.ts"
import { markOf } from "./vault-state.ts"
import { VaultStorage } from "./vault-storage.ts"

type Settled = Readonly<{ reconciled: Reconciled; outcome: OpenOutcome; view: JournalView | null }>

/**
 * Compares the two copies of a vault, makes them hold the same, and opens every head. A refusal changes neither copy, and
 * keeps the folder's lock and the early reads for another try.
 */
export async function openStorage(options: OpenOptions): Promise<Result<Storage, OpenRefusal>> {
  const { folder, keys, claim } = options
  const early = options.early ?? beginReading(folder, keys.vaultId, claim === undefined ? {} : { claim })
  const lock = await early.lock
  const held = lock.ok ? lock : await folder.takeLock(claim)
  if (!held.ok) return held
  let trouble = (_isWell: boolean): void => undefined
  const onTrouble = (isWell: boolean) => trouble(isWell)
  const copies: Copies = { folder, keys, early, found: await early.rows, onTrouble }

  const settled = await settle(copies, held.value, options.choose)
  if (!settled.ok) return settled
  const loaded = await loadWhole(copies, settled.value)
  if (!loaded.ok) return loaded
  const { state, reconciled, outcome } = loaded.value
  const { copy, length, before, places } = reconciled
  const hadFormerKeys = isOfFormerKeys(keys, copies.found.states?.now)
  const storage = new VaultStorage({
    folder,
    keys,
    state,
    copy,
    length,
    before,
    places,
    // A copy of the vault as it was before its keys were replaced is made anew as a matter of course.
    outcome: hadFormerKeys && outcome === "rebuilt-working-copy" ? "caught-up" : outcome,
    hadFormerKeys,
  })
  trouble = (isWell) => storage.tellTrouble(isWell)
  return ok(storage)
}

async function settle(
  copies: Copies,
  journalLength: number,
  choose?: "folder" | "computer",
): Promise<Result<Settled, OpenRefusal>> {
  const { folder, keys, found } = copies
  const proven = factsOf(keys, found)
  const whole = wholeOf(proven.state, found.states?.now, found.segments)
  if (whole !== null) {
    const early = await copies.early.tail
    const tail = early === null ? await readTail(folder, journalLength) : ok(early)
    if (!tail.ok) return tail
    const state = await lastState(folder, keys, tail.value)
    if (!state.ok) return state
    if (state.value !== null && isSame(state.value, whole.seal)) {
      const before = found.states?.before ?? null
      const { length } = tail.value
      const reconciled = { ...whole, copy: sameCopy(copies), before, length, places: null }
      return ok({ reconciled, outcome: "as-it-was", view: null })
    }
  }
  // A working copy whose bodies are not all there yet counts only beside the very journal that has them.
  const isPartial = found.states?.isPartial === true
  const facts = isPartial ? { ...proven, state: null } : proven
  const rows = isPartial ? null : whole
  const scan = found.isEmpty ? await copies.early.scan : null
  const read = await readJournal(copies, facts.state?.generation ?? null, scan)
  if (!read.ok) return read
  const view = read.value
  const journal = view.isProven ? wholeOf(view.state, view.sealed, view.segments) : null
  const plan = reconcile(
    {
      state: view.state,
      isProven: view.isProven,
      isTorn: view.isTorn,
      firstGeneration: view.firstGeneration,
      stateAt: (generation) => view.stateAt(generation),
    },
    facts,
    choose,
  )
  if (plan.kind === "ask") return refuse(question(keys, journal, rows))
  const carried = await carryOut(plan, copies, view, journal, rows)
  if (!carried.ok) return carried
  if (carried.value !== null) return ok({ reconciled: carried.value, outcome: plan.outcome, view })
  return salvaged(copies, view)
}

/** Null where only a salvage is left. */
async function carryOut(
  plan: Exclude<Plan, { kind: "ask" }>,
  copies: Copies,
  view: JournalView,
  journal: Whole | null,
  rows: Whole | null,
): Promise<Result<Reconciled | null, OpenRefusal>> {
  switch (plan.kind) {
    case "none":
      return rows === null ? ok(null) : keepAsItIs(copies, rows, view)
    case "replay":
      return rows === null || journal === null ? ok(null) : replay(copies, rows, view, journal)
    case "rebuild":
      return journal === null ? ok(null) : rebuild(copies, view, journal)
    case "write-back":
      return rows === null ? ok(null) : writeBack(copies, rows, view)
    case "rewrite":
      return rows === null ? ok(null) : rewrite(copies, rows, view)
    case "patch":
      return rows === null ? ok(null) : patch(copies, rows, view)
    case "salvage":
      return ok(null)
  }
}

async function salvaged(copies: Copies, view: JournalView): Promise<Result<Settled, OpenRefusal>> {
  const gathered = await salvage(copies, view)
  return gathered.ok ? ok({ reconciled: gathered.value, outcome: "salvaged", view: null }) : gathered
}

/**
 * Opens every head. A row of the right sealing that does not open is taken from the other copy, where it lies in the same
 * sealing; if it does not open there either, only a salvage is left.
 */
async function loadWhole(
  copies: Copies,
  { reconciled, outcome, view }: Settled,
): Promise<Result<LoadedState & { reconciled: Reconciled; outcome: OpenOutcome }, OpenRefusal>> {
  const { keys, found } = copies
  const { rows, seal, sealed, copy, before } = reconciled
  const loaded = loadState(keys, rows, seal, sealed)
  if (loaded.isNewer) return refuse({ reason: "newer" })
  if (loaded.failed.length === 0) return ok({ ...loaded, reconciled, outcome })
  const read = view === null ? await readJournal(copies, null) : ok(view)
  if (!read.ok) return read
  const mended = new Map(rows)
  for (const id of loaded.failed) {
    const other = [read.value.segments.get(id), found.segments.get(id)].find(
      (row) => row !== undefined && isSameSealing(row, rows.get(id)) && opensAlone(keys, id, row),
    )
    if (other !== undefined) mended.set(id, other)
  }
  const again = loadState(keys, mended, seal, sealed)
  if (again.failed.length === 0) {
    const puts = loaded.failed.flatMap((id) => {
      const row = mended.get(id)
      return row === undefined ? [] : [{ table: "a" as const, id, sealed: row }]
    })
    await copy.write({ puts, deletions: [] }, { now: sealed, before })
    return ok({ ...again, reconciled: { ...reconciled, rows: mended }, outcome })
  }
  const last = await salvaged(copies, read.value)
  if (!last.ok) return last
  const { rows: gathered, seal: newSeal, sealed: newSealed } = last.value.reconciled
  return ok({ ...loadState(keys, gathered, newSeal, newSealed), ...last.value })
}

function opensAlone(keys: VaultKeys, id: RowId, sealed: Uint8Array): boolean {
  return loadState(keys, new Map([[id, sealed]]), emptyState, sealed).failed.length === 0
}

/** Whether the seal of state, which knows a row by its nonce and tag, takes the one for the other. */
function isSameSealing(one: Uint8Array, other: Uint8Array | undefined): boolean {
  return other !== undefined && equalPublicBytes(markOf(one), markOf(other))
}

function question(keys: VaultKeys, journal: Whole | null, rows: Whole | null): OpenRefusal {
  if (journal === null || rows === null) throw new Error("Asked with only one copy at hand")
  return { reason: "older-folder", folder: copyFacts(keys, journal), computer: copyFacts(keys, rows) }
}

function copyFacts(keys: VaultKeys, { seal, sealed, rows }: Whole): CopyFacts {
  const { entries } = loadState(keys, rows, seal, sealed).state
  let live = 0
  for (const { record } of entries.values()) {
    if (record.deletedAt === undefined && record.type !== removalType) live += 1
  }
  return { generation: seal.generation, entries: live, lastChange: seal.changedAt }
}

function wholeOf(
  seal: Whole["seal"] | null,
  sealed: Uint8Array | null | undefined,
  rows: Whole["rows"],
): Whole | null {
  return seal === null || !sealed ? null : { seal, sealed, rows }
}
