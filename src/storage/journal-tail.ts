import { ok, type Result } from "../base/result.ts"
import { frameStep } from "../vault/frame.ts"
import type { VaultKeys } from "../vault/keys.ts"
import { readFrameBefore } from "../vault/read-frame.ts"
import type { StateSeal } from "../vault/state-seal.ts"
import { stateOf } from "./journal-view.ts"
import type { FolderRefusal } from "./refusals.ts"
import type { ShellFolder } from "./shell-files.ts"

const firstLook = 16 * frameStep

/** The last bytes of a journal that was `length` long. */
export type JournalTail = Readonly<{ bytes: Uint8Array; length: number }>

/** What `lastState` looks at first, so that it can be read before the key is there. An absent file is an empty one. */
export async function readTail(
  folder: ShellFolder,
  length: number,
  wanted: number = firstLook,
): Promise<Result<JournalTail, FolderRefusal>> {
  const part = await folder.readJournal(Math.max(0, length - wanted), length)
  if (part.ok) return ok({ bytes: part.value.bytes, length })
  const { refusal } = part
  return refusal.reason === "missing" ? ok({ bytes: new Uint8Array(), length: 0 }) : { ok: false, refusal }
}

/**
 * The state that the journal's last frame leads to; null where the file does not simply end with a commit of this vault,
 * which only reading all of it can judge.
 */
export async function lastState(
  folder: ShellFolder,
  keys: VaultKeys,
  tail: JournalTail,
): Promise<Result<StateSeal | null, FolderRefusal>> {
  let { bytes } = tail
  for (;;) {
    const read = readFrameBefore(bytes, bytes.length)
    if (read.ok) {
      const { frame } = read.value
      const isCommit = frame.kind !== "part" && frame.vaultId === keys.vaultId
      return ok(isCommit ? stateOf(keys, frame) : null)
    }
    if (read.refusal !== "truncated" || bytes.length >= tail.length) return ok(null)
    const more = await readTail(folder, tail.length, bytes.length * 16)
    if (!more.ok) return more
    // Shorter than it was: somebody else is at it.
    if (more.value.bytes.length <= bytes.length) return ok(null)
    bytes = more.value.bytes
  }
}
