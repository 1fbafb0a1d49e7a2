import { ok, refuse, type Result } from "../../base/result.ts"
import { type ShellStore, targetName } from "../../storage/shell-store.ts"
import type { AttachmentRefusal } from "../api/attachments.ts"
import type { AttachedFile } from "../backups/attached-file.ts"
import type { LongRun } from "../long-run.ts"
import type { AttachmentParts } from "./attachments.ts"
import { readOut } from "./read-out.ts"

/** Writes the plain file to a place of the owner's choice. A damaged one, or one cut short, is never put there. */
export async function saveFile(
  parts: AttachmentParts,
  file: AttachedFile,
  target: ShellStore,
  run: LongRun,
): Promise<Result<null, AttachmentRefusal>> {
  const begun = await target.begin(targetName, { replaces: true })
  if (!begun.ok) {
    const isLost = begun.refusal.reason === "exists" || begun.refusal.reason === "folder-gone"
    return refuse(isLost ? { reason: "unknown-target" } : begun.refusal)
  }
  const written = begun.value
  let isDone = false
  try {
    const read = await readOut(parts, file, async (piece) => {
      const added = await written.add(piece)
      if (!added.ok) return added
      return (await run.goesOn(written.length)) ? ok() : refuse({ reason: "cancelled" })
    })
    if (!read.ok) return read
    const finished = await written.finish()
    isDone = finished.ok
    return finished.ok ? ok(null) : finished
  } finally {
    if (!isDone) await written.abort()
  }
}
