import { ok, refuse, type Result } from "../../base/result.ts"
import { fingerprint } from "../../crypto/fingerprint.ts"
import { utf8Bytes } from "../../crypto/utf8.ts"
import { canonicalJson } from "../../domain/canonical-json.ts"
import type { RecordId } from "../../domain/envelope.ts"
import { comparedIds, mergeVaults } from "../../domain/merge.ts"
import type { Merge, Versioned } from "../../domain/merge-types.ts"
import type { Frozen, Records, StoredRecord } from "../../storage/storage.ts"
import type { JsonObject } from "../../vault/json.ts"
import type { ReadBackupRefusal } from "../api/backups.ts"
import type { Job } from "../backups/job.ts"
import { travels } from "../backups/record-counts.ts"
import type { ReadBackup } from "./read-backup.ts"

type Bodies = Readonly<{ [name: string]: string | null }>
/** Of texts of the backup by record and name. */
export type Digests = Map<RecordId, Bodies>

/** A vault at one moment, a backup, and what they are as one. `texts` are digests of the backup's texts, kept for the next time. */
export async function plannedMerge(
  frozen: Frozen,
  backup: ReadBackup,
  texts: Digests,
  job: Job,
): Promise<Result<Merge, ReadBackupRefusal>> {
  const ours = new Map<RecordId, Versioned>()
  for (const record of frozen.records) {
    if (travels(record)) ours.set(record.id, { record, bodies: unread(frozen.bodyNames(record.id)) })
  }
  const theirs = new Map<RecordId, Versioned>()
  for (const [id, { record, bodies }] of backup.records) {
    theirs.set(id, { record, bodies: texts.get(id) ?? unread(bodies) })
  }
  const ids = comparedIds(ours, theirs)
  const read = await readTexts(backup, ids, theirs, texts, job)
  if (!read.ok) return read
  await compareOwn(frozen, ids, ours)
  return ok(mergeVaults(ours, theirs, digest))
}

export function digest(text: string): string {
  return fingerprint(utf8Bytes(text))
}

function digestOf(body: JsonObject): string {
  return digest(canonicalJson(body))
}

function unread(names: readonly string[]): Bodies {
  return Object.fromEntries(names.map((name) => [name, null]))
}

/** Of those records of the backup whose texts are to be compared, and were not read for that before. */
async function readTexts(
  backup: ReadBackup,
  ids: ReadonlySet<RecordId>,
  theirs: Map<RecordId, Versioned>,
  texts: Digests,
  job: Job,
): Promise<Result<undefined, ReadBackupRefusal>> {
  const isLeft = (id: RecordId) => !texts.has(id) && (backup.records.get(id)?.bodies.length ?? 0) > 0
  if ([...ids].some(isLeft)) {
    const read = await backup.again(job, async (item) => {
      if (item.kind === "record" && ids.has(item.record.id)) {
        const digests = Array.from(item.bodies, ([name, body]) => [name, digestOf(body)] as const)
        texts.set(item.record.id, Object.fromEntries(digests))
      }
      return job.step(1)
    })
    if (!read.ok) return refuse(read.refusal)
  }
  for (const id of ids) {
    const [found, bodies] = [theirs.get(id), texts.get(id)]
    if (found !== undefined && bodies !== undefined) theirs.set(id, { ...found, bodies })
  }
  return ok()
}

/** A text of ours that no longer opens counts as none: the backup's is then the one that is left. */
async function compareOwn(
  frozen: Frozen,
  ids: ReadonlySet<RecordId>,
  ours: Map<RecordId, Versioned>,
): Promise<void> {
  for (const id of ids) {
    const found = ours.get(id)
    if (found === undefined) continue
    const bodies: { [name: string]: string } = {}
    for (const name of Object.keys(found.bodies)) {
      const body = await frozen.body(id, name)
      if (body.ok && body.value !== null) bodies[name] = digestOf(body.value)
    }
    ours.set(id, { ...found, bodies })
  }
}

/** Whether the merge was made of what is still here: no save since then touched any of its records. */
export function isStillSo(merge: Merge, frozen: Frozen, records: Pick<Records, "get">): boolean {
  const touched = new Set([...merge.puts.map(({ record }) => record.id), ...merge.removes])
  const before = new Map<RecordId, string>()
  for (const record of frozen.records) if (touched.has(record.id)) before.set(record.id, stateOf(record))
  for (const id of touched) {
    const record = records.get(id)
    if ((before.get(id) ?? null) !== (record === null ? null : stateOf(record))) return false
  }
  return true
}

/** Another text after each change: the clock moves with it. */
function stateOf({ clock, updatedAt }: StoredRecord): string {
  return JSON.stringify([clock, updatedAt])
}
