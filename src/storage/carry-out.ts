import { equalPublicBytes } from "../base/bytes.ts"
import { ok, refuse, type Result } from "../base/result.ts"
import type { DeletedRow, PutRow } from "../vault/frame.ts"
import type { RowId } from "../vault/ids.ts"
import type { StateSeal } from "../vault/state-seal.ts"
import {
  bodiesFound,
  bodiesIn,
  type Copies,
  freshCopy,
  linkedBodies,
  sameCopy,
  segmentPuts,
} from "./copies.ts"
import { JournalWriter } from "./journal-writer.ts"
import { type JournalView, provesRows } from "./journal-view.ts"
import { loadState } from "./load-state.ts"
import type { FolderRefusal } from "./refusals.ts"
import { JournalRewrite } from "./rewrite-journal.ts"
import type { RowChanges } from "./row-database.ts"
import type { WorkingCopy } from "./working-copy.ts"

/** Both copies at one state. */
export type Reconciled = Readonly<{
  copy: WorkingCopy
  /** Table `a`. */
  rows: ReadonlyMap<RowId, Uint8Array>
  seal: StateSeal
  sealed: Uint8Array
  before: Uint8Array | null
  /** Of the journal, where its last commit ends. */
  length: number
}>

type Outcome = Promise<Result<Reconciled, FolderRefusal>>
/** A state with its sealed form, and the rows of table `a` that it seals. */
export type Whole = Readonly<{ seal: StateSeal; sealed: Uint8Array; rows: ReadonlyMap<RowId, Uint8Array> }>

/** The copies hold the same: only what stands behind the journal's last commit is cut off. */
export async function keepAsItIs(copies: Copies, found: Whole, view: JournalView): Outcome {
  const cut = await cutTail(copies, view, false)
  if (!cut.ok) return cut
  const before = copies.found.states?.before ?? null
  return ok({ ...found, copy: sameCopy(copies), before, length: view.end })
}

export async function replay(copies: Copies, found: Whole, view: JournalView, journal: Whole): Outcome {
  const cut = await cutTail(copies, view, false)
  if (!cut.ok) return cut
  const copy = sameCopy(copies)
  const changes = lastChanges(view, found.seal.generation)
  await copy.write(changes, { now: journal.sealed, before: found.sealed })
  return ok({ ...journal, copy, before: found.sealed, length: view.end })
}

export async function rebuild(copies: Copies, view: JournalView, journal: Whole): Outcome {
  // Without a working copy that is ahead, nobody can tell what was in a torn tail: its bytes are kept.
  const cut = await cutTail(copies, view, true)
  if (!cut.ok) return cut
  const copy = await freshCopy(copies)
  const bodies = Array.from(view.rows("b"), ([id, sealed]) => ({ table: "b" as const, id, sealed }))
  const puts = [...segmentPuts(journal.rows), ...bodies]
  await copy.write({ puts, deletions: [] }, { now: journal.sealed, before: null })
  return ok({ ...journal, copy, before: null, length: view.end })
}

/** One commit that makes the journal's last state the working copy's. */
export async function writeBack(copies: Copies, found: Whole, view: JournalView): Outcome {
  const cut = await cutTail(copies, view, false)
  if (!cut.ok) return cut
  const { state } = loadState(copies.keys, found.rows, found.seal, found.sealed)
  const puts: PutRow[] = []
  for await (const some of linkedBodies(state, [bodiesIn(view), bodiesFound(copies)])) {
    puts.push(...some.filter((put) => !isIn(view, put)))
  }
  const bodies = new Set<RowId>()
  for (const { links } of state.entries.values()) for (const { row } of Object.values(links)) bodies.add(row)
  puts.push(...segmentPuts(found.rows).filter((put) => !isIn(view, put)))
  const deletions: DeletedRow[] = []
  for (const id of view.rows("a").keys()) if (!found.rows.has(id)) deletions.push({ table: "a", id })
  for (const id of view.rows("b").keys()) if (!bodies.has(id)) deletions.push({ table: "b", id })
  const writer = new JournalWriter(copies.folder, copies.keys.vaultId, view.end)
  const written = await writer.append({
    puts,
    deletions,
    generation: found.seal.generation,
    sealed: found.sealed,
  })
  if (!written.ok) return written
  const before = copies.found.states?.before ?? null
  return ok({ ...found, copy: sameCopy(copies), before, length: writer.length })
}

/** A new journal from the working copy; bodies that only the old journal has come from there. The old one is kept aside. */
export async function rewrite(copies: Copies, found: Whole, view: JournalView): Outcome {
  const { state } = loadState(copies.keys, found.rows, found.seal, found.sealed)
  const bodies = linkedBodies(state, [bodiesFound(copies), bodiesIn(view)])
  const length = await writeWhole(copies, found, bodies, view.length)
  if (!length.ok) return length
  const before = copies.found.states?.before ?? null
  return ok({ ...found, copy: sameCopy(copies), before, length: length.value })
}

/**
 * A journal with a hole: its later commits over the working copy's rows. Null if that is not exactly the state that the
 * journal ends with.
 */
export async function patch(
  copies: Copies,
  found: Whole,
  view: JournalView,
): Promise<Result<Reconciled | null, FolderRefusal>> {
  const { state: seal, sealed } = view
  if (seal === null || sealed === null) return ok(null)
  const changes = lastChanges(view, found.seal.generation)
  const rows = new Map(found.rows)
  for (const { table, id, sealed: row } of changes.puts) if (table === "a") rows.set(id, row)
  for (const { table, id } of changes.deletions) if (table === "a") rows.delete(id)
  if (!provesRows(copies.keys, rows, seal)) return ok(null)
  const whole = { seal, sealed, rows }
  const { state } = loadState(copies.keys, rows, seal, sealed)
  const bodies = linkedBodies(state, [bodiesIn(view), bodiesFound(copies)])
  const length = await writeWhole(copies, whole, bodies, view.length)
  if (!length.ok) return length
  const copy = sameCopy(copies)
  await copy.write(changes, { now: sealed, before: found.sealed })
  return ok({ ...whole, copy, before: found.sealed, length: length.value })
}

/** Puts a journal of these rows in the place of the one that is there, which is kept aside. Answers its length. */
export async function writeWhole(
  { folder, keys }: Pick<Copies, "folder" | "keys">,
  { seal, sealed, rows }: Whole,
  bodies: AsyncIterable<PutRow[]>,
  oldLength: number,
): Promise<Result<number, FolderRefusal>> {
  const rewriting = await JournalRewrite.begin(folder, keys.vaultId)
  if (!rewriting.ok) return rewriting
  const added = await rewriting.value.add(segmentPuts(rows))
  if (!added.ok) return added
  for await (const some of bodies) {
    const addedSome = await rewriting.value.add(some)
    if (!addedSome.ok) return addedSome
  }
  const { generation } = seal
  return rewriting.value.finish({
    puts: [],
    deletions: [],
    generation,
    sealed,
    oldLength,
    keep: oldLength > 0,
  })
}

async function cutTail(
  { folder }: Copies,
  { length, end }: JournalView,
  keep: boolean,
): Promise<Result<undefined, FolderRefusal>> {
  if (end === length) return ok()
  const cut = await folder.cut(length, end, keep)
  if (cut.ok) return ok()
  return refuse(cut.refusal.reason === "other-length" ? { reason: "storage-failed" } : cut.refusal)
}

/** What the commits after `generation` came to, each row once. */
function lastChanges(view: JournalView, generation: number): RowChanges {
  const changes = new Map<string, PutRow | DeletedRow>()
  for (const { puts, deletions } of view.changesAfter(generation)) {
    for (const change of [...puts, ...deletions]) changes.set(`${change.table}${change.id}`, change)
  }
  const all = [...changes.values()]
  return {
    puts: all.filter((change) => "sealed" in change),
    deletions: all.filter((change) => !("sealed" in change)),
  }
}

function isIn(view: JournalView, { table, id, sealed }: PutRow): boolean {
  const there = view.rows(table).get(id)
  return there !== undefined && equalPublicBytes(there, sealed)
}
