import { ok, refuse, type Result } from "../../base/result.ts"
import type { ShellStore } from "../../storage/shell-store.ts"
import { encryptAge } from "../../transfer/age/encrypt-age.ts"
import type { VaultId } from "../../vault/ids.ts"
import type { FolderRefusal } from "../api.ts"
import type { AttachedFile } from "./attached-file.ts"
import { pump } from "./byte-pump.ts"
import type { Job } from "./job.ts"
import { attachmentName } from "./snapshot-folder.ts"
import { streamOfAttached } from "./what-goes-out.ts"
import { AttachmentUnread } from "./write-refusal.ts"

export type CopyParts = Readonly<{
  /** The vault's own files, and those beside the snapshots. */
  from: ShellStore
  to: ShellStore
  vaultId: VaultId
  recipient: string
}>

/** Bytes of each copy by the attachment's file; `lost`: those that do not open in the vault. */
export type Copied = Readonly<{ bytes: ReadonlyMap<string, number>; lost: number }>

/**
 * Encrypts each attachment once into a file of its own beside the snapshots, but for those that `known` names with their
 * length and that still lie there so.
 */
export async function copyAttachments(
  parts: CopyParts,
  files: readonly AttachedFile[],
  known: ReadonlyMap<string, number>,
  job: Job,
): Promise<Result<Copied, FolderRefusal | Readonly<{ reason: "cancelled" }>>> {
  const listed = await parts.to.list()
  if (!listed.ok) return listed
  const there = new Map(listed.value.map(({ name, bytes }) => [name, bytes]))
  const bytes = new Map<string, number>()
  let lost = 0
  for (const file of files) {
    const length = known.get(file.file)
    if (length !== undefined && there.get(attachmentName(file.file)) === length) bytes.set(file.file, length)
    else {
      const copied = await copyOne(parts, file, () => job.step(0))
      if (copied.ok) bytes.set(file.file, copied.value)
      else if (copied.refusal.reason === "damaged") lost += 1
      else return refuse(copied.refusal)
    }
    if (!(await job.step(file.size))) return refuse({ reason: "cancelled" })
  }
  return ok({ bytes, lost })
}

/** Whether all copies still lie there in full length. */
export async function areThere(store: ShellStore, bytes: ReadonlyMap<string, number>): Promise<boolean> {
  const listed = await store.list()
  if (!listed.ok) return false
  const there = new Map(listed.value.map((file) => [file.name, file.bytes]))
  return [...bytes].every(([file, length]) => there.get(attachmentName(file)) === length)
}

async function copyOne(
  { from, to, vaultId, recipient }: CopyParts,
  file: AttachedFile,
  goesOn: () => Promise<boolean>,
): Promise<
  Result<number, FolderRefusal | Readonly<{ reason: "cancelled" }> | Readonly<{ reason: "damaged" }>>
> {
  const begun = await to.begin(attachmentName(file.file), { replaces: true })
  if (!begun.ok)
    return begun.refusal.reason === "exists" ? refuse({ reason: "storage-failed" }) : refuse(begun.refusal)
  const written = begun.value
  let isDone = false
  try {
    const plain = streamOfAttached(from, vaultId, file)
    const sealed = await encryptAge(plain, { kind: "recipient", recipient })
    // Only a passphrase takes memory.
    if (!sealed.ok) throw new Error("No memory to encrypt to a recipient")
    const pumped = await pump(sealed.value, written, goesOn)
    if (!pumped.ok) return pumped
    const finished = await written.finish()
    if (!finished.ok) return finished
    isDone = true
    return ok(written.length)
  } catch (error) {
    if (error instanceof AttachmentUnread) return refuse({ reason: error.reason })
    throw error
  } finally {
    if (!isDone) await written.abort()
  }
}
