import { frameStep } from "../vault/frame.ts"
import type { VaultId } from "../vault/ids.ts"
import { readFrame } from "../vault/read-frame.ts"
import type { ShellFolder } from "./shell-files.ts"

const windowBytes = 1024 * 1024

/**
 * Whether the journal is whole frames of this vault from its beginning to `length`, read a window at a time with a pause
 * before each. null where the folder does not answer or `pause` says to stop. Opens nothing.
 */
export async function isJournalSound(
  folder: ShellFolder,
  vaultId: VaultId,
  length: number,
  pause: () => Promise<boolean>,
): Promise<boolean | null> {
  let at = 0
  let wanted = windowBytes
  while (at < length) {
    if (!(await pause())) return null
    const part = await folder.readJournal(at, Math.min(length, at + wanted))
    if (!part.ok) return null
    const { bytes } = part.value
    let done = 0
    for (;;) {
      const read = readFrame(bytes, done)
      if (read.ok && read.value.frame.vaultId === vaultId) done += read.value.length
      else if (read.ok) return false
      else if (read.refusal === "end" || (read.refusal === "truncated" && at + bytes.length < length)) break
      else return false
    }
    // A frame longer than the window: look further until it is whole.
    if (done === 0 && bytes.length < wanted) return false
    wanted = done === 0 ? wanted * 4 : windowBytes
    at += done
  }
  return at === length && length % frameStep === 0
}
