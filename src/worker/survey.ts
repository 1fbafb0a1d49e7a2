import { listVaults, ShellFolder } from "../storage/shell-files.ts"
import type { Send } from "../storage/shell-request.ts"
import { type Header, type HeaderRefusal, parseHeader } from "../vault/header.ts"
import type { UnreadableReason } from "./api.ts"

/** A vault whose header is whole; `bytes` are the file's, and `header` views into them. */
export type FoundVault = Readonly<{ folder: ShellFolder; bytes: Uint8Array<ArrayBuffer>; header: Header }>
export type Sight =
  | Readonly<{ kind: "absent" }>
  | Readonly<{ kind: "found"; vault: FoundVault }>
  | Readonly<{ kind: "unreadable"; reason: UnreadableReason }>

/** Looks at what is there and touches nothing. Anything but a folder that was never made is not "absent". */
export async function lookForVault(send: Send): Promise<Sight> {
  const listed = await listVaults(send)
  if (!listed.ok) return { kind: "unreadable", reason: "not-readable" }
  const [first] = listed.value
  if (first === undefined) {
    const isKnownHere = await hasWorkingCopy()
    return isKnownHere ? { kind: "unreadable", reason: "missing" } : { kind: "absent" }
  }
  if (first.refusal !== null) return { kind: "unreadable", reason: "not-readable" }
  return readVault(new ShellFolder(send, first.ref))
}

async function readVault(folder: ShellFolder): Promise<Sight> {
  const read = await folder.readHeader()
  if (!read.ok) {
    return { kind: "unreadable", reason: read.refusal.reason === "missing" ? "missing" : "not-readable" }
  }
  const header = parseHeader(read.value)
  if (!header.ok) return { kind: "unreadable", reason: reasonOf(header.refusal) }
  return { kind: "found", vault: { folder, bytes: read.value, header: header.value } }
}

function reasonOf(refusal: HeaderRefusal): UnreadableReason {
  return refusal === "cost-out-of-bounds" ? "damaged" : refusal
}

/** Whether a working copy of some vault is left on this computer: its folder was moved away, this is no new user. */
async function hasWorkingCopy(): Promise<boolean> {
  try {
    return (await indexedDB.databases()).some(({ name }) => /^[0-9a-f]{32}\.\d+$/.test(name ?? ""))
  } catch {
    // What IndexedDB cannot list it cannot vouch for either; the folder alone decides.
    return false
  }
}
