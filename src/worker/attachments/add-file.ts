import { hexText } from "../../base/bytes.ts"
import { ok, refuse, type Result } from "../../base/result.ts"
import { randomBytes } from "../../crypto/random.ts"
import { keyBytes } from "../../crypto/secret-key.ts"
import type { RecordId } from "../../domain/envelope.ts"
import type { RecordFields } from "../../storage/storage.ts"
import { fileIds } from "../../vault/ids.ts"
import type { AttachmentRefusal, AttachmentRow } from "../api/attachments.ts"
import { type AttachedFile, IncomingFile } from "../backups/attached-file.ts"
import type { LongRun } from "../long-run.ts"
import { rowOf } from "./attachment-row.ts"
import type { AttachmentParts } from "./attachments.ts"
import { fileName } from "./file-name.ts"
import { mediaTypeOf, slicesOf } from "./file-slices.ts"
import { attachmentRefusal } from "./refusals.ts"

/** The record comes once the file is durable, in a commit of its own: a file that no record names is swept away later. */
export async function addFile(
  parts: AttachmentParts,
  of: RecordId,
  source: File,
  run: LongRun,
): Promise<Result<AttachmentRow, AttachmentRefusal>> {
  if (!isHere(parts, of)) return refuse({ reason: "not-found" })
  const file = { file: fileIds.random(), key: hexText(randomBytes(keyBytes)), size: source.size, sha256: "" }
  const mediaType = await mediaTypeOf(source)
  const written = await write(parts, file, source, run)
  if (!written.ok) return written
  const name = fileName(source.name)
  return commit(parts, of, { ...file, sha256: written.value }, { of, name, mediaType })
}

/** Answers the SHA-256 of the bytes, durable in the folder. */
async function write(
  { store, vaultId }: AttachmentParts,
  file: AttachedFile,
  source: Blob,
  run: LongRun,
): Promise<Result<string, AttachmentRefusal>> {
  const begun = await IncomingFile.begin(store, vaultId, file)
  if (!begun.ok) return begun
  const incoming = begun.value
  let isEnded = false
  try {
    let done = 0
    for await (const slice of slicesOf(source)) {
      if (!slice.ok) return refuse({ reason: slice.refusal })
      const added = await incoming.add(slice.value)
      if (!added.ok) return refuse(attachmentRefusal(added.refusal))
      done += slice.value.length
      if (!(await run.goesOn(done))) return refuse({ reason: "cancelled" })
    }
    isEnded = true
    const finished = await incoming.finish()
    return finished.ok ? finished : refuse(attachmentRefusal(finished.refusal))
  } finally {
    if (!isEnded) await incoming.abort()
  }
}

async function commit(
  parts: AttachmentParts,
  of: RecordId,
  file: AttachedFile,
  words: Readonly<{ of: RecordId; name: string; mediaType: string }>,
): Promise<Result<AttachmentRow, AttachmentRefusal>> {
  const { records, book, store, knowledge } = parts
  const checked = book.checked("attachment", { ...words, ...file }, null)
  if (!checked.ok || !isHere(parts, of)) {
    await store.remove(file.file)
    return refuse({ reason: "not-found" })
  }
  const scope = records.scopeOf(of)
  const fields: RecordFields = checked.value
  const committed = await records.commit([
    { kind: "create", type: "attachment", fields, ...(scope !== null && { scope }) },
  ])
  if (!committed.ok) {
    const { refusal } = committed
    if (refusal.reason === "not-found" || refusal.reason === "too-large") {
      throw new Error(`The record of a file was refused: ${refusal.reason}`)
    }
    // Of other refusals nobody knows whether the record was written after all: then the next opening tells.
    if (refusal.reason === "disk-full") await store.remove(file.file)
    return refuse(refusal)
  }
  const [made] = committed.value.changed
  const attachment = made === undefined ? null : knowledge.entity("attachment", made)
  if (attachment === null) throw new Error("A created record was not kept")
  return ok(rowOf(attachment))
}

function isHere({ records }: AttachmentParts, of: RecordId): boolean {
  const record = records.get(of)
  return record !== null && record.deletedAt === undefined && record.type !== "attachment"
}
