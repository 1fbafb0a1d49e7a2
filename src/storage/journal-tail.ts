import { ok, type Result } from "../base/result.ts"
import { frameStep } from "../vault/frame.ts"
import type { VaultKeys } from "../vault/keys.ts"
import { readFrameBefore } from "../vault/read-frame.ts"
import type { StateSeal } from "../vault/state-seal.ts"
import { stateOf } from "./journal-view.ts"
import type { FolderRefusal } from "./refusals.ts"
import type { ShellFolder } from "./shell-files.ts"

const firstLook = 16 * frameStep

/**
 * The state that the journal's last frame leads to, read from the end of the file; null where the file does not simply end
 * with a commit of this vault, which only reading all of it can judge. Also answers the file's length.
 */
export async function readTail(
  folder: ShellFolder,
  keys: VaultKeys,
): Promise<Result<Readonly<{ state: StateSeal | null; length: number }>, FolderRefusal>> {
  const stat = await folder.stat()
  if (!stat.ok) return stat
  const length = stat.value.length ?? 0
  let wanted = firstLook
  for (;;) {
    const part = await folder.readJournal(Math.max(0, length - wanted), length)
    if (!part.ok)
      return part.refusal.reason === "missing"
        ? ok({ state: null, length: 0 })
        : { ...part, refusal: part.refusal }
    const { bytes } = part.value
    const read = readFrameBefore(bytes, bytes.length)
    if (read.ok) {
      const { frame } = read.value
      const isCommit = frame.kind !== "part" && frame.vaultId === keys.vaultId
      return ok({ state: isCommit ? stateOf(keys, frame) : null, length })
    }
    if (read.refusal !== "truncated" || wanted >= length) return ok({ state: null, length })
    wanted = Math.min(length, wanted * 16)
  }
}
