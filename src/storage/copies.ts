import type { Result } from "../base/result.ts"
import { isLinked } from "../vault/body.ts"
import type { PutRow } from "../vault/frame.ts"
import type { RowId } from "../vault/ids.ts"
import type { VaultKeys } from "../vault/keys.ts"
import { openState, type StateSeal } from "../vault/state-seal.ts"
import type { EarlyReads, FoundRows } from "./early-reads.ts"
import { JournalView, provesRows } from "./journal-view.ts"
import type { RowFacts } from "./reconcile.ts"
import type { FolderRefusal } from "./refusals.ts"
import { databaseName, RowDatabase } from "./row-database.ts"
import type { ShellFolder } from "./shell-files.ts"
import type { VaultState } from "./vault-state.ts"
import { WorkingCopy } from "./working-copy.ts"

const rowsAtOnce = 64

/** The two copies of a vault while it is being opened. */
export type Copies = Readonly<{
  folder: ShellFolder
  keys: VaultKeys
  early: EarlyReads
  found: FoundRows
  onTrouble: (isWell: boolean) => void
}>

export function factsOf(keys: VaultKeys, found: FoundRows): RowFacts {
  const now = stateIn(keys, found.states?.now)
  const isProven = now !== null && provesRows(keys, found.segments, now)
  return {
    state: isProven ? now : null,
    before: stateIn(keys, found.states?.before),
    isEmpty: found.isEmpty,
  }
}

/** The state sealed in the working copy; null where there is none that opens. */
export function stateIn(keys: VaultKeys, sealed: Uint8Array | null | undefined): StateSeal | null {
  const state = sealed ? openState(keys, sealed) : null
  return state?.ok ? state.value : null
}

/** The whole journal; an absent file is an empty one. */
export async function readJournal({
  folder,
  keys,
}: Pick<Copies, "folder" | "keys">): Promise<Result<JournalView, FolderRefusal | { reason: "newer" }>> {
  const read = await folder.readWholeJournal()
  if (!read.ok && read.refusal.reason !== "missing") return { ok: false, refusal: read.refusal }
  const view = JournalView.read(keys, read.ok ? read.value.bytes : new Uint8Array())
  return view.ok ? view : { ok: false, refusal: { reason: view.refusal } }
}

/** The working copy that was found, to go on with. */
export function sameCopy({ early, found, onTrouble }: Copies): WorkingCopy {
  const name = databaseName(early.vaultId, found.number)
  return new WorkingCopy(name, found.database, early.indexedDb, onTrouble)
}

/** An empty working copy. What was found is left as it is under its own number, unless it was empty as well. */
export async function freshCopy(copies: Copies): Promise<WorkingCopy> {
  const { early, found, onTrouble } = copies
  if (found.isEmpty) return sameCopy(copies)
  const name = databaseName(early.vaultId, found.database === null ? found.number : found.number + 1)
  const database = await RowDatabase.open(name, early.indexedDb).catch(() => null)
  found.database?.close()
  return new WorkingCopy(name, database, early.indexedDb, onTrouble)
}

/** Sealed bodies by row, wherever they lie. */
export type BodySource = (ids: readonly RowId[]) => Promise<readonly (Uint8Array | null)[]>

export function bodiesIn(view: JournalView | null): BodySource {
  return (ids) => Promise.resolve(ids.map((id) => view?.rows("b").get(id) ?? null))
}

export function bodiesFound({ found }: Pick<Copies, "found">): BodySource {
  return async (ids) => {
    const rows = await found.database?.read("b", ids).catch(() => [])
    return ids.map((_, at) => rows?.[at] ?? null)
  }
}

/** Every body that a head names, from the first source that has the very sealing that is meant; one that none has is left out. */
export async function* linkedBodies(
  state: VaultState,
  sources: readonly BodySource[],
): AsyncGenerator<PutRow[], void, void> {
  const links = [...state.entries.values()].flatMap((entry) => Object.values(entry.links))
  for (let at = 0; at < links.length; at += rowsAtOnce) {
    const some = links.slice(at, at + rowsAtOnce)
    const candidates = await Promise.all(sources.map((source) => source(some.map(({ row }) => row))))
    yield some.flatMap((link, index) => {
      for (const rows of candidates) {
        const sealed = rows[index]
        if (sealed && isLinked(link, link.row, sealed)) return [{ table: "b" as const, id: link.row, sealed }]
      }
      return []
    })
  }
}

export function segmentPuts(rows: ReadonlyMap<RowId, Uint8Array>): PutRow[] {
  return Array.from(rows, ([id, sealed]) => ({ table: "a" as const, id, sealed }))
}
