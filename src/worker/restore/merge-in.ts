import { ok, refuse, type Result } from "../../base/result.ts"
import type { RecordId } from "../../domain/envelope.ts"
import type { Merge, MergedRecord } from "../../domain/merge-types.ts"
import type { Frozen, RecordChange, Records, StoredRecord } from "../../storage/storage.ts"
import type { JsonObject } from "../../vault/json.ts"
import type { SaveRefusal } from "../api.ts"
import type { MergePreview } from "../api/backups.ts"
import type { Job } from "../backups/job.ts"
import { bring, type BringRefusal, FilesComing } from "./bring-files.ts"
import { LateTexts } from "./late-texts.ts"
import { countOutcomes } from "./merge-counts.ts"
import { type Digests, isStillSo, plannedMerge } from "./merge-sides.ts"
import type { ReadBackup } from "./read-backup.ts"
import { missingFiles } from "./replace-all.ts"
import type { RestoreParts } from "./restore-parts.ts"
import { ScopesComing } from "./scopes-coming.ts"

export type Merged = Readonly<{ merge: Merge; counts: MergePreview; filesMissing: number }>

/** Saves that touch what is being merged are few: then the merge is made anew of what is there by then. */
const mostTries = 20

/** The vault and a backup as one, in one commit. Saves go on until then, and none is lost. */
export async function mergeIn(
  parts: RestoreParts,
  backup: ReadBackup,
  texts: Digests,
  job: Job,
): Promise<Result<Merged, BringRefusal>> {
  const letGo = parts.hold()
  try {
    for (let tries = 0; tries < mostTries; tries++) {
      const frozen = parts.storage.records.freeze()
      try {
        const merged = await mergeOnce(parts, backup, texts, frozen, job)
        if (!merged.ok || merged.value !== null) return merged as Result<Merged, BringRefusal>
      } finally {
        frozen.release()
      }
    }
    return refuse({ reason: "storage-failed" })
  } finally {
    letGo()
  }
}

/** Null where a save came between. */
async function mergeOnce(
  parts: RestoreParts,
  backup: ReadBackup,
  texts: Digests,
  frozen: Frozen,
  job: Job,
): Promise<Result<Merged | null, BringRefusal>> {
  const { storage, vaultId, attachments } = parts
  const planned = await plannedMerge(frozen, backup, texts, job)
  if (!planned.ok) return planned
  const merge = planned.value
  const files = await missingFiles(
    parts,
    merge.puts.map(({ record }) => record as StoredRecord),
  )
  if (!files.ok) return files
  const coming = new FilesComing(files.value, attachments, vaultId)
  const scopes = new ScopesComing(parts.scopes)
  let isDone = false
  try {
    const found = await textsOf(merge, backup, coming, frozen, job)
    if (!found.ok) return found
    if (job.isCancelled) return refuse({ reason: "cancelled" })
    const { records } = storage
    const puts = merge.puts.map((put) => putOf(put, backup, records, found.value, scopes))
    const removes = merge.removes.map((id): RecordChange => ({ kind: "remove", id, leavesNote: false }))
    const changes = [...scopes.changes, ...removes, ...puts]
    const counts = countOutcomes(merge, frozen, backup)
    const committed = await commitIf(records, merge, frozen, changes)
    if (!committed.ok) return committed
    isDone = committed.value
    return ok(isDone ? { merge, counts, filesMissing: coming.missing } : null)
  } finally {
    if (!isDone) {
      scopes.undo()
      await coming.undo()
    }
  }
}

async function commitIf(
  records: Records,
  merge: Merge,
  frozen: Frozen,
  changes: readonly RecordChange[],
): Promise<Result<boolean, SaveRefusal>> {
  const committed = await records.commitIf(() => isStillSo(merge, frozen, records), changes)
  return committed.ok ? ok(committed.value !== null) : committed
}

type Found = ReadonlyMap<string, LateTexts>

/** The texts that the merge takes from either side. */
async function textsOf(
  merge: Merge,
  backup: ReadBackup,
  files: FilesComing,
  frozen: Frozen,
  job: Job,
): Promise<Result<Found, BringRefusal>> {
  const wanted = new Map<RecordId, Set<string>>()
  const found = new Map<string, LateTexts>()
  for (const { record, bodies } of merge.puts) {
    for (const [name, source] of Object.entries(bodies)) {
      if ("document" in source) continue
      if (source.side === "theirs") {
        wanted.set(source.record, (wanted.get(source.record) ?? new Set()).add(source.body))
      } else if (source.record !== record.id || source.body !== name) {
        const body = await frozen.body(source.record, source.body)
        if (body.ok && body.value !== null) {
          found.set(`ours ${source.record} ${source.body}`, new LateTexts([[name, body.value]]))
        }
      }
    }
  }
  if (wanted.size === 0 && files.missing === 0) return ok(found)
  const brought = await bring(backup, files, job, async ({ record, bodies }) => {
    for (const body of wanted.get(record.id) ?? []) {
      const text = bodies.get(body)
      if (text !== undefined) found.set(`theirs ${record.id} ${body}`, new LateTexts([[body, text]]))
    }
    return ok()
  })
  return brought.ok ? ok(found) : brought
}

function putOf(
  { record, bodies }: MergedRecord,
  backup: ReadBackup,
  records: Records,
  found: Found,
  scopes: ScopesComing,
): RecordChange {
  const dropped = records.bodyNames(record.id).filter((name) => bodies[name] === undefined)
  return {
    kind: "put",
    record: record as StoredRecord,
    ...scopes.of(scopeOf(record as StoredRecord, backup, records)),
    get bodies() {
      const texts: { [name: string]: JsonObject | null } = Object.fromEntries(
        dropped.map((name) => [name, null]),
      )
      for (const [name, source] of Object.entries(bodies)) {
        if ("document" in source) texts[name] = source.document as JsonObject
        else {
          const [text] = Object.values(
            found.get(`${source.side} ${source.record} ${source.body}`)?.parsed() ?? {},
          )
          // Without one it is the record's own text, which stays as it is.
          if (text !== undefined) texts[name] = text
        }
      }
      return texts
    },
  }
}

/** Of a record that is made anew for another one: that one's. */
function scopeOf(record: StoredRecord, backup: ReadBackup, records: Records) {
  const theirs = backup.records.get(record.id)
  if (theirs !== undefined) return theirs.scope
  const of = typeof record["of"] === "string" ? (record["of"] as RecordId) : record.id
  return records.scopeOf(of) ?? backup.records.get(of)?.scope ?? null
}
