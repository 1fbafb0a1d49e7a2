import { ShellFolder } from "../storage/shell-files.ts"
import type { Send } from "../storage/shell-request.ts"
import { type Header, type HeaderRefusal, parseHeader } from "../vault/header.ts"
import type { UnreadableReason } from "./api.ts"

/** A vault whose header is whole; `bytes` are the file's, and `header` views into them. */
export type FoundVault = Readonly<{ folder: ShellFolder; bytes: Uint8Array<ArrayBuffer>; header: Header }>
export type VaultSight =
  | Readonly<{ kind: "found"; vault: FoundVault }>
  | Readonly<{ kind: "unreadable"; reason: UnreadableReason }>

/** Looks at what is there and touches nothing. */
export async function lookAtVault(send: Send, ref: string): Promise<VaultSight> {
  const folder = new ShellFolder(send, ref)
  const read = await folder.readHeader()
  if (!read.ok) {
    const isMissing = read.refusal.reason === "missing" || read.refusal.reason === "folder-gone"
    return { kind: "unreadable", reason: isMissing ? "missing" : "not-readable" }
  }
  const header = parseHeader(read.value)
  if (!header.ok) return { kind: "unreadable", reason: reasonOf(header.refusal) }
  return { kind: "found", vault: { folder, bytes: read.value, header: header.value } }
}

function reasonOf(refusal: HeaderRefusal): UnreadableReason {
  return refusal === "cost-out-of-bounds" ? "damaged" : refusal
}
