import { ok, refuse, type Result } from "../base/result.ts"
import type { RowPlace } from "./journal-scan.ts"
import type { FolderRefusal } from "./refusals.ts"
import type { ShellFolder } from "./shell-files.ts"
import { partBytes } from "./walk-journal.ts"

/** What lies between two rows that are read in one request, and is thrown away. */
const widestGap = 64 * 1024

/**
 * The journal's bytes at these places, in their order; null for null. Neighbours are read together. Whoever reads later
 * than the scan that found the places proves the rows by their tags: the file may have been replaced.
 */
export async function readPlaces(
  folder: ShellFolder,
  places: readonly (RowPlace | null)[],
): Promise<Result<(Uint8Array | null)[], FolderRefusal>> {
  const rows: (Uint8Array | null)[] = places.map(() => null)
  for (const { from, to, members } of runsOf(places)) {
    const read = await folder.readJournal(from, to)
    if (!read.ok) return refuse(read.refusal.reason === "missing" ? { reason: "folder-gone" } : read.refusal)
    const { bytes } = read.value
    for (const { index, at, length } of members) rows[index] = bytes.subarray(at - from, at - from + length)
  }
  return ok(rows)
}

type Run = { from: number; to: number; members: (RowPlace & { index: number })[] }

function runsOf(places: readonly (RowPlace | null)[]): readonly Run[] {
  const sorted = places
    .flatMap((place, index) => (place === null ? [] : [{ ...place, index }]))
    .toSorted((one, other) => one.at - other.at)
  const runs: Run[] = []
  for (const place of sorted) {
    const { at, length } = place
    const run = runs.at(-1)
    if (run !== undefined && at - run.to <= widestGap && at + length - run.from <= partBytes) {
      run.to = Math.max(run.to, at + length)
      run.members.push(place)
    } else runs.push({ from: at, to: at + length, members: [place] })
  }
  return runs
}
