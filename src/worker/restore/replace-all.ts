import { ok, refuse, type Result } from "../../base/result.ts"
import type { RecordId } from "../../domain/envelope.ts"
import { removalType } from "../../domain/removals.ts"
import type { RecordChange, Records, Storage, StoredRecord } from "../../storage/storage.ts"
import type { JsonObject } from "../../vault/json.ts"
import type { SaveRefusal } from "../api.ts"
import { attachedFiles, isThere } from "../backups/attached-file.ts"
import type { Job } from "../backups/job.ts"
import { isOwners, travels } from "../backups/record-counts.ts"
import { bring, type BringRefusal, FilesComing } from "./bring-files.ts"
import { LateTexts } from "./late-texts.ts"
import type { ReadBackup } from "./read-backup.ts"
import type { RestoreParts } from "./restore-parts.ts"
import { ScopesComing } from "./scopes-coming.ts"

/** Saves that come between are few: somebody types on while a dialog is open. */
const mostTries = 20

export type Replaced = Readonly<{ added: number; updated: number; removed: number; filesMissing: number }>

/**
 * Everything that travels gives way to what the backup holds, in one commit: this computer's own records and the vault's keys
 * stay. What the commit takes in memory is the backup's texts as JSON, and their rows.
 */
export async function replaceAll(
  parts: RestoreParts,
  backup: ReadBackup,
  job: Job,
): Promise<Result<Replaced, BringRefusal>> {
  const { storage, vaultId, attachments } = parts
  const letGo = parts.hold()
  const heads = Array.from(backup.records.values(), ({ record }) => record as StoredRecord)
  const files = await missingFiles(parts, heads)
  if (!files.ok) {
    letGo()
    return files
  }
  const coming = new FilesComing(files.value, attachments, vaultId)
  const scopes = new ScopesComing(parts.scopes)
  let isDone = false
  try {
    const texts = new Map<RecordId, LateTexts>()
    const brought = await bring(backup, coming, job, async ({ record, bodies }) => {
      texts.set(record.id, new LateTexts(bodies))
      return ok()
    })
    if (!brought.ok) return brought
    if (job.isCancelled) return refuse({ reason: "cancelled" })
    await storage.renewReplica()
    const replaced = await commitAll(storage, backup, texts, scopes)
    if (!replaced.ok) return replaced
    isDone = true
    return ok({ ...replaced.value, filesMissing: coming.missing })
  } finally {
    if (!isDone) {
      scopes.undo()
      await coming.undo()
    }
    letGo()
  }
}

/** Of what is here when it is this commit's turn: a save that came before it is seen, and gives way like the rest. */
async function commitAll(
  storage: Storage,
  backup: ReadBackup,
  texts: ReadonlyMap<RecordId, LateTexts>,
  scopes: ScopesComing,
): Promise<Result<Omit<Replaced, "filesMissing">, SaveRefusal>> {
  const { records } = storage
  for (let tries = 0; tries < mostTries; tries++) {
    const { generation } = storage
    const puts = putChanges(records, backup, texts, scopes)
    const counted = count(records, backup)
    const changes = [...scopes.changes, ...removeChanges(records, backup), ...puts]
    const committed = await records.commitIf(() => storage.generation === generation, changes)
    if (!committed.ok) return committed
    if (committed.value !== null) return ok(counted)
  }
  return refuse({ reason: "storage-failed" })
}

/** The attachments of these records whose bytes the vault's folder does not have. */
export async function missingFiles(
  { attachments }: Pick<RestoreParts, "attachments">,
  records: Iterable<StoredRecord>,
) {
  const listed = await attachments.list()
  if (!listed.ok) return listed
  const stored = new Map(listed.value.map(({ name, bytes }) => [name, bytes]))
  return ok(attachedFiles(records).filter((file) => !isThere(stored, file)))
}

function* travelling(records: Records): Generator<StoredRecord, void, void> {
  for (const record of records.list()) if (travels(record)) yield record
  yield* records.list(removalType)
}

function removeChanges(records: Records, backup: ReadBackup): RecordChange[] {
  const gone = [...travelling(records)].filter(({ id }) => !backup.records.has(id))
  return gone.map(({ id }) => ({ kind: "remove", id, leavesNote: false }))
}

function putChanges(
  records: Records,
  backup: ReadBackup,
  texts: ReadonlyMap<RecordId, LateTexts>,
  scopes: ScopesComing,
): RecordChange[] {
  return Array.from(backup.records.values(), ({ record, bodies, scope }): RecordChange => {
    const dropped = records.bodyNames(record.id).filter((name) => !bodies.includes(name))
    const none: Readonly<Record<string, JsonObject | null>> = Object.fromEntries(
      dropped.map((name) => [name, null]),
    )
    const text = texts.get(record.id)
    return {
      kind: "put",
      record,
      ...scopes.of(scope),
      get bodies() {
        return { ...none, ...text?.parsed() }
      },
    }
  })
}

function count(records: Records, backup: ReadBackup): Omit<Replaced, "filesMissing"> {
  let [updated, removed, shared] = [0, 0, 0]
  for (const record of records.list()) {
    if (!isOwners(record)) continue
    const { id, updatedAt } = record
    const other = backup.records.get(id)
    if (other === undefined) removed += 1
    else {
      shared += 1
      if (other.record.updatedAt !== updatedAt) updated += 1
    }
  }
  const all = Array.from(backup.records.values()).filter(({ record }) => isOwners(record))
  return { added: all.length - shared, updated, removed }
}
