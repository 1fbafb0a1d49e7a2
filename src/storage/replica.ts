import { isReplica } from "../domain/clock.ts"
import { bytesOfId, rowIds } from "../vault/ids.ts"

const replicaBytes = 6

/** A name for one working copy on one computer, which no other ever has: 8 characters of url-safe base64. */
export function newReplica(): string {
  return textOf(bytesOfId(rowIds.random()).subarray(0, replicaBytes))
}

/** As it lies in the working copy; null for what is none. */
export function replicaOf(stored: Uint8Array | undefined): string | null {
  return stored?.length === replicaBytes ? textOf(stored) : null
}

/** Throws on a text that was only called a replica. */
export function bytesOfReplica(replica: string): Uint8Array<ArrayBuffer> {
  if (!isReplica(replica)) throw new RangeError("A replica has 8 characters")
  return Uint8Array.from(atob(replica.replaceAll("-", "+").replaceAll("_", "/")), (char) =>
    char.charCodeAt(0),
  )
}

function textOf(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
}
