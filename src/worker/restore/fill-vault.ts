import { ok, type Result } from "../../base/result.ts"
import type { RecordChange, StoredRecord } from "../../storage/storage.ts"
import { attachedFiles } from "../backups/attached-file.ts"
import type { Job } from "../backups/job.ts"
import { bring, type BringRefusal, FilesComing } from "./bring-files.ts"
import type { ReadBackup } from "./read-backup.ts"
import type { RestoreParts } from "./restore-parts.ts"
import { ScopesComing } from "./scopes-coming.ts"

const recordsAtOnce = 500
/** Of texts as they are counted by their nodes' strings: more of them make a commit of their own. */
const lettersAtOnce = 2_000_000

/**
 * Puts all of a backup into a vault that nobody sees yet, in commits of a size that memory does not notice. After a refusal
 * that vault is to be thrown away. Answers how many attachments are missing.
 */
export async function fillVault(
  { storage, vaultId, attachments, scopes }: RestoreParts,
  backup: ReadBackup,
  job: Job,
): Promise<Result<number, BringRefusal>> {
  const heads = Array.from(backup.records.values(), ({ record }): StoredRecord => record)
  const files = new FilesComing(attachedFiles(heads), attachments, vaultId)
  let changes: RecordChange[] = []
  let letters = 0
  const flush = async (): Promise<Result<undefined, BringRefusal>> => {
    const committed = await storage.records.commit(changes)
    changes = []
    letters = 0
    return committed.ok ? ok() : committed
  }
  const brought = await bring(backup, files, job, async ({ record, bodies, scope }) => {
    const coming = new ScopesComing(scopes)
    const put: RecordChange = {
      kind: "put",
      record,
      ...coming.of(scope),
      bodies: Object.fromEntries(bodies),
    }
    changes.push(...coming.changes, put)
    for (const body of bodies.values()) letters += JSON.stringify(body).length
    return changes.length < recordsAtOnce && letters < lettersAtOnce ? ok() : flush()
  })
  if (!brought.ok) return brought
  const last = await flush()
  return last.ok ? ok(files.missing) : last
}
