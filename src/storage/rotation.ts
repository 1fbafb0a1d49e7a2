import { equalPublicBytes } from "../base/bytes.ts"
import { ok, refuse, type Result } from "../base/result.ts"
import type { VaultKeys } from "../vault/keys.ts"
import type { CommitQueue } from "./commit-queue.ts"
import type { JournalWriter } from "./journal-writer.ts"
import type { FolderRefusal } from "./refusals.ts"
import { Reseal, type ResealParts } from "./reseal.ts"
import { JournalRewrite } from "./rewrite-journal.ts"
import type { StoredRecord } from "./storage.ts"

/** With no more rows than these to seal, commits can wait for the end. */
const fewRows = 32
/** An owner who writes faster than rows are sealed does not put the end off for ever. */
const mostRounds = 8

export type RotationParts = ResealParts & Readonly<{ writer: JournalWriter; queue: CommitQueue }>

export type NewKeys = Readonly<{
  /** Of the next epoch. Stay the caller's; scope keys are added to them. */
  keys: VaultKeys
  /** The folder's header as it is, and the one that `keys` are opened by. */
  oldHeader: Uint8Array<ArrayBuffer>
  header: Uint8Array<ArrayBuffer>
  /** A record as it is to stand under the new keys. */
  revise: (record: StoredRecord) => StoredRecord
  onProgress: (done: number, total: number) => void
  /** Asked until just before the switch. */
  isCancelled: () => boolean
}>

export type RotateRefusal = FolderRefusal | Readonly<{ reason: "cancelled" }>

type Done = Promise<Result<undefined, RotateRefusal>>

/**
 * Seals everything under new keys into a journal beside the folder's, while commits go on, and puts header and journal in
 * place together. `onSwitched` is called in turn, before any further commit, when the folder has the new ones or when
 * nobody can tell: the old keys must then write no more. After any other refusal the vault is as it was.
 */
export async function rotateKeys(parts: RotationParts, to: NewKeys, onSwitched: () => void): Done {
  const { folder, keys, queue } = parts
  const begun = await JournalRewrite.begin(folder, keys.vaultId)
  if (!begun.ok) return begun
  const work = { parts, to, rewriting: begun.value, reseal: new Reseal(parts, to.keys, to.revise) }
  const sealed = await sealWhileSaving(work)
  const done = sealed.ok ? await queue.inTurn(() => switchOver(work, onSwitched)) : sealed
  // Room for what the owner writes next. One that is cut short here is cleared away by the next start.
  if (!done.ok) await folder.abortRewrite()
  return done
}

type Work = Readonly<{ parts: RotationParts; to: NewKeys; rewriting: JournalRewrite; reseal: Reseal }>

async function sealWhileSaving(work: Work): Done {
  for (let round = 0; round < mostRounds; round++) {
    const sealed = await sealOnce(work)
    if (!sealed.ok) return sealed
    const { done, total } = work.reseal.counts
    if (total - done <= fewRows) break
  }
  return ok()
}

async function sealOnce({ to, rewriting, reseal }: Work): Done {
  let { done, total } = reseal.counts
  for await (const puts of reseal.pass()) {
    if (to.isCancelled()) return refuse({ reason: "cancelled" })
    const added = await rewriting.add(puts)
    if (!added.ok) return added
    done += puts.length
    total = Math.max(done, total)
    to.onProgress(done, total)
  }
  return ok()
}

async function switchOver(work: Work, onSwitched: () => void): Done {
  const { parts, to, rewriting, reseal } = work
  const sealed = await sealOnce(work)
  if (!sealed.ok) return sealed
  // What cannot be read now must not be left out of the folder's only file.
  if (reseal.isBlind) return refuse({ reason: "storage-failed" })
  const { seal, sealed: sealedState, deletions } = reseal.finish()
  const closed = await rewriting.close({
    puts: [],
    deletions,
    generation: seal.generation,
    sealed: sealedState,
  })
  if (!closed.ok) return closed
  if (to.isCancelled()) return refuse({ reason: "cancelled" })
  const { folder, writer } = parts
  const { oldHeader, header } = to
  const finished = await folder.finishRotation({
    oldLength: writer.length,
    length: rewriting.length,
    oldHeader,
    header,
  })
  if (finished.ok) {
    onSwitched()
    return ok()
  }
  // Answered only once the switch is over, whichever way; then the header says which.
  await folder.abortRewrite()
  const read = await folder.readHeader()
  const isNew = read.ok && equalPublicBytes(read.value, header)
  const { reason } = finished.refusal
  const isAsItWas = read.ok && equalPublicBytes(read.value, oldHeader) && reason !== "lost-lock"
  if (!isAsItWas) onSwitched()
  if (isNew) return ok()
  if (!isAsItWas || reason === "other-header") return refuse({ reason: "lost-lock" })
  return refuse({ reason: reason === "other-length" ? "storage-failed" : reason })
}
