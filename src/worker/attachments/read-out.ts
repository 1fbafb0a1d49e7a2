import { hexText } from "../../base/bytes.ts"
import { ok, refuse, type Result } from "../../base/result.ts"
import { Sha256 } from "../../crypto/sha256.ts"
import type { AttachmentRefusal } from "../api/attachments.ts"
import { type AttachedFile, plainBytes } from "../backups/attached-file.ts"
import type { AttachmentParts } from "./attachments.ts"
import { attachmentRefusal } from "./refusals.ts"

/**
 * Gives every plain byte to `take`, in order, and ends with its first refusal. `ok` says that they were all there and those
 * that the record tells of: before it, nothing that was taken may count.
 */
export async function readOut(
  { store, vaultId }: Pick<AttachmentParts, "store" | "vaultId">,
  file: AttachedFile,
  take: (piece: Uint8Array) => Promise<Result<undefined, AttachmentRefusal>>,
): Promise<Result<undefined, AttachmentRefusal>> {
  const hash = new Sha256()
  let taken: Result<undefined, AttachmentRefusal> = ok()
  for await (const piece of plainBytes(store, vaultId, file)) {
    if (piece.ok) hash.add(piece.value)
    taken = piece.ok ? await take(piece.value) : refuse(attachmentRefusal(piece.refusal))
    if (!taken.ok) break
  }
  const sum = hexText(hash.end())
  if (!taken.ok) return taken
  return file.sha256 === "" || file.sha256 === sum ? ok() : refuse({ reason: "damaged" })
}
