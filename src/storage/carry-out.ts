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
import type { RowPlace } from "./journal-scan.ts"
import type { FolderRefusal } from "./refusals.ts"
import { JournalRewrite } from "./rewrite-journal.ts"
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
  /** Where bodies stand in the journal, while the working copy does not have them all. */
  places: ReadonlyMap<RowId, RowPlace> | null
}>

/** Bodies of later commits that are written before the vault is open; more of them follow while it is. */
const mostBytesAtOnce = 8 * 1024 * 1024

type Outcome = Promise<Result<Reconciled, FolderRefusal>>
/** A state with its sealed form, and the rows of table `a` that it seals. */
export type Whole = Readonly<{ seal: StateSeal; sealed: Uint8Array; rows: ReadonlyMap<RowId, Uint8Array> }>

/** The copies hold the same: only what stands behind the journal's last commit is cut off. */
export async function keepAsItIs(copies: Copies, found: Whole, view: JournalView): Outcome {
  const cut = await cutTail(copies, view, false)
  if (!cut.ok) return cut
  const before = copies.found.states?.before ?? null
  return ok({ ...found, copy: sameCopy(copies), before, length: view.end, places: null })
}

export async function replay(copies: Copies, found: Whole, view: JournalView, journal: Whole): Outcome {
  const cut = await cutTail(copies, view, false)
  if (!cut.ok) return cut
  const changes = await view.changesAfter(found.seal.generation, mostBytesAtOnce)
  if (!changes.ok) return changes
  const copy = sameCopy(copies)
  if (!changes.value.isWhole) copy.beginPartial()
  await copy.write(changes.value, { now: journal.sealed, before: found.sealed })
  return ok({ ...journal, copy, before: found.sealed, length: view.end, places: view.bodies })
}

export async function rebuild(copies: Copies, view: JournalView, journal: Whole): Outcome {
  // Without a working copy that is ahead, nobody can tell what was in a torn tail: its bytes are kept.
  const cut = await cutTail(copies, view, true)
  if (!cut.ok) return cut
  const copy = await freshCopy(copies)
  // Nearly all of the file is bodies: they follow while the owner works already.
  if (view.bodies.size > 0) copy.beginPartial()
  await copy.write({ puts: segmentPuts(journal.rows), deletions: [] }, { now: journal.sealed, before: null })
  // Only here, where the journal has just proven whole. If nobody hears it, the next start is like this one.
  if (copy.isRefused) await copies.folder.reportRefusedStore()
  return ok({ ...journal, copy, before: null, length: view.end, places: view.bodies })
}

/** One commit that makes the journal's last state the working copy's. */
export async function writeBack(copies: Copies, found: Whole, view: JournalView): Outcome {
  const cut = await cutTail(copies, view, false)
  if (!cut.ok) return cut
  const { state } = loadState(copies.keys, found.rows, found.seal, found.sealed)
  const puts: PutRow[] = []
  for await (const some of linkedBodies(state, [bodiesIn(view), bodiesFound(copies)])) {
    const lacking = some.ok ? await lackingIn(view, some.value) : some
    if (!lacking.ok) return lacking
    puts.push(...lacking.value)
  }
  const bodies = new Set<RowId>()
  for (const { links } of state.entries.values()) for (const { row } of Object.values(links)) bodies.add(row)
  const segments = await lackingIn(view, segmentPuts(found.rows))
  if (!segments.ok) return segments
  puts.push(...segments.value)
  const deletions: DeletedRow[] = []
  for (const id of view.segments.keys()) if (!found.rows.has(id)) deletions.push({ table: "a", id })
  for (const id of view.bodies.keys()) if (!bodies.has(id)) deletions.push({ table: "b", id })
  const writer = new JournalWriter(copies.folder, copies.keys.vaultId, view.end)
  const written = await writer.append({
    puts,
    deletions,
    generation: found.seal.generation,
    sealed: found.sealed,
  })
  if (!written.ok) return written
  const before = copies.found.states?.before ?? null
  return ok({ ...found, copy: sameCopy(copies), before, length: writer.length, places: null })
}

/** A new journal from the working copy; bodies that only the old journal has come from there. The old one is kept aside. */
export async function rewrite(copies: Copies, found: Whole, view: JournalView): Outcome {
  const { state } = loadState(copies.keys, found.rows, found.seal, found.sealed)
  const bodies = linkedBodies(state, [bodiesFound(copies), bodiesIn(view)])
  const length = await writeWhole(copies, found, bodies, view.length)
  if (!length.ok) return length
  const copy = sameCopy(copies)
  // What the old journal had beyond it may live on elsewhere, under generations that come again here.
  await copy.renewReplica()
  const before = copies.found.states?.before ?? null
  return ok({ ...found, copy, before, length: length.value, places: null })
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
  const changes = await view.changesAfter(found.seal.generation, mostBytesAtOnce)
  if (!changes.ok) return changes
  const rows = new Map(found.rows)
  for (const { table, id, sealed: row } of changes.value.puts) if (table === "a") rows.set(id, row)
  for (const { table, id } of changes.value.deletions) if (table === "a") rows.delete(id)
  if (!provesRows(copies.keys, rows, seal)) return ok(null)
  const whole = { seal, sealed, rows }
  const { state } = loadState(copies.keys, rows, seal, sealed)
  const bodies = linkedBodies(state, [bodiesIn(view), bodiesFound(copies)])
  const length = await writeWhole(copies, whole, bodies, view.length)
  if (!length.ok) return length
  const copy = sameCopy(copies)
  if (!changes.value.isWhole) copy.beginPartial()
  await copy.write(changes.value, { now: sealed, before: found.sealed })
  return ok({ ...whole, copy, before: found.sealed, length: length.value, places: null })
}

/** Puts a journal of these rows in the place of the one that is there, which is kept aside. Answers its length. */
export async function writeWhole(
  { folder, keys }: Pick<Copies, "folder" | "keys">,
  { seal, sealed, rows }: Whole,
  bodies: AsyncIterable<Result<PutRow[], FolderRefusal>>,
  oldLength: number,
): Promise<Result<number, FolderRefusal>> {
  const rewriting = await JournalRewrite.begin(folder, keys.vaultId)
  if (!rewriting.ok) return rewriting
  const added = await rewriting.value.add(segmentPuts(rows))
  if (!added.ok) return added
  for await (const some of bodies) {
    const addedSome = some.ok ? await rewriting.value.add(some.value) : some
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

/** Of these rows, those that the journal does not have in this very sealing. */
async function lackingIn(
  view: JournalView,
  puts: readonly PutRow[],
): Promise<Result<PutRow[], FolderRefusal>> {
  const lacking: PutRow[] = []
  for (const table of ["a", "b"] as const) {
    const some = puts.filter((put) => put.table === table)
    const there = await view.read(
      table,
      some.map(({ id }) => id),
    )
    if (!there.ok) return there
    for (const [at, put] of some.entries()) {
      const row = there.value[at] ?? null
      if (row === null || !equalPublicBytes(row, put.sealed)) lacking.push(put)
    }
  }
  return ok(lacking)
}
