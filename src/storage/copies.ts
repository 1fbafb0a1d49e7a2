import { ok, refuse, type Result } from "../base/result.ts"
import { isLinked } from "../vault/body.ts"
import type { PutRow } from "../vault/frame.ts"
import type { RowId } from "../vault/ids.ts"
import type { VaultKeys } from "../vault/keys.ts"
import { openState, type StateSeal } from "../vault/state-seal.ts"
import type { EarlyReads, FoundRows } from "./early-reads.ts"
import { JournalScan } from "./journal-scan.ts"
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

/**
 * All of the journal; an absent file is an empty one. Commits from generation `since` on are noted, with null none.
 * `early` is a scan made before, taken if the file is still as long.
 */
export async function readJournal(
  { folder, keys }: Pick<Copies, "folder" | "keys">,
  since: number | null,
  early: JournalScan | null = null,
): Promise<Result<JournalView, FolderRefusal | Readonly<{ reason: "newer" }>>> {
  const isEarly = early !== null && (await hasLength(folder, early.length))
  const scan = isEarly ? ok(early) : await JournalScan.read(folder, keys.vaultId, since)
  if (!scan.ok) return scan
  return scan.value.isNewer ? refuse({ reason: "newer" }) : ok(new JournalView(folder, keys, scan.value))
}

async function hasLength(folder: ShellFolder, length: number): Promise<boolean> {
  const stat = await folder.stat()
  return stat.ok && stat.value.length === length
}

/** The working copy that was found, to go on with. */
export function sameCopy({ early, found, onTrouble }: Copies): WorkingCopy {
  const name = databaseName(early.vaultId, found.number)
  const { database, states, replica } = found
  return new WorkingCopy(name, database, early.indexedDb, onTrouble, states?.isPartial, replica)
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
export type BodySource = (
  ids: readonly RowId[],
) => Promise<Result<readonly (Uint8Array | null)[], FolderRefusal>>

export function bodiesIn(view: JournalView): BodySource {
  return (ids) => view.read("b", ids)
}

export function bodiesFound({ found }: Pick<Copies, "found">): BodySource {
  return async (ids) => {
    const rows = await found.database?.read("b", ids).catch(() => [])
    return ok(ids.map((_, at) => rows?.[at] ?? null))
  }
}

/**
 * Every body that a head names, from the first source that has the very sealing that is meant; one that none has is left
 * out. A refusal is the last that it yields.
 */
export async function* linkedBodies(
  state: VaultState,
  sources: readonly BodySource[],
): AsyncGenerator<Result<PutRow[], FolderRefusal>, void, void> {
  const links = [...state.entries.values()].flatMap((entry) => Object.values(entry.links))
  for (let at = 0; at < links.length; at += rowsAtOnce) {
    const some = links.slice(at, at + rowsAtOnce)
    const candidates: (readonly (Uint8Array | null)[])[] = []
    for (const source of sources) {
      const rows = await source(some.map(({ row }) => row))
      if (!rows.ok) return yield refuse(rows.refusal)
      candidates.push(rows.value)
    }
    const puts = some.flatMap((link, index) => {
      for (const rows of candidates) {
        const sealed = rows[index]
        if (sealed && isLinked(link, link.row, sealed)) return [{ table: "b" as const, id: link.row, sealed }]
      }
      return []
    })
    yield ok(puts)
  }
}

export function segmentPuts(rows: ReadonlyMap<RowId, Uint8Array>): PutRow[] {
  return Array.from(rows, ([id, sealed]) => ({ table: "a" as const, id, sealed }))
}
