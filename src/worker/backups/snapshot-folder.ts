import { ok, type Result } from "../../base/result.ts"
import type { Instant } from "../../domain/envelope.ts"
import { snapshotsToDrop } from "../../domain/snapshot-plan.ts"
import type { ShellStore, StoredFile } from "../../storage/shell-store.ts"
import type { FolderRefusal } from "../api.ts"
import type { SnapshotLog } from "./snapshot-log.ts"

/** Snapshots, and beside them the attachments that they name. */
export type SnapshotStores = Readonly<{ snapshots: ShellStore; files: ShellStore }>

export const identityName = "identity.age"
const numbered = /^(\d{8})\.age$/

export function snapshotName(number: number): string {
  return `${String(number).padStart(8, "0")}.age`
}

export function attachmentName(file: string): string {
  return `${file}.age`
}

/** Snapshots alone, the newest number first. */
export async function listNumbered(
  store: ShellStore,
): Promise<Result<readonly (StoredFile & { readonly number: number })[], FolderRefusal>> {
  const listed = await store.list()
  if (!listed.ok) return listed
  const found = listed.value.flatMap((file) => {
    const digits = numbered.exec(file.name)?.[1]
    return digits === undefined ? [] : [{ ...file, number: Number(digits) }]
  })
  return ok(found.toSorted((one, other) => other.number - one.number))
}

/** The log without snapshots that are not in this folder, or not as they were written: another folder may hold them. */
export function presentOf(log: SnapshotLog, listed: readonly StoredFile[]): SnapshotLog {
  const bytes = new Map(listed.map((file) => [file.name, file.bytes]))
  const snapshots = log.snapshots.filter((one) => bytes.get(one.name) === one.bytes)
  return snapshots.length === log.snapshots.length ? log : { ...log, snapshots }
}

/**
 * Removes what the plan lets go of, and then attachments that no snapshot left can name. What could not be removed stays in
 * the log, for another time; what the log does not know is never removed.
 */
export async function rotate(stores: SnapshotStores, log: SnapshotLog, now: Instant): Promise<SnapshotLog> {
  const gone = new Set<number>()
  for (const number of snapshotsToDrop(log.snapshots, now)) {
    const removed = await stores.snapshots.remove(snapshotName(number))
    if (removed.ok) gone.add(number)
  }
  const snapshots = log.snapshots.filter(({ number }) => !gone.has(number))
  const files = { ...log.files }
  for (const [file, [first, last]] of Object.entries(log.files)) {
    if (snapshots.some(({ number }) => first <= number && number <= last)) continue
    const removed = await stores.files.remove(attachmentName(file))
    if (removed.ok) delete files[file]
  }
  return { ...log, snapshots, files }
}
