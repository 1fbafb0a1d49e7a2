import { hexText } from "../../base/bytes.ts"
import { ok, refuse, type Result } from "../../base/result.ts"
import { Sha256 } from "../../crypto/sha256.ts"
import type { ShellStore } from "../../storage/shell-store.ts"
import type { FolderRefusal } from "../api.ts"
import { identityName } from "./snapshot-folder.ts"

/**
 * Puts the vault's `identity.age` beside the snapshots, where another one lies or none. Answers the SHA-256 of what lies there
 * then, in hex; null where the vault has none.
 */
export async function copyIdentity(
  store: ShellStore,
  known: string | null,
  read: () => Promise<Uint8Array | null>,
): Promise<Result<string | null, FolderRefusal>> {
  const bytes = await read()
  if (bytes === null) return ok(null)
  const hash = new Sha256()
  hash.add(bytes)
  const sum = hexText(hash.end())
  const listed = await store.list()
  if (!listed.ok) return listed
  const there = listed.value.find(({ name }) => name === identityName)
  if (sum === known && there?.bytes === bytes.length) return ok(sum)
  const begun = await store.begin(identityName, { replaces: true })
  if (!begun.ok)
    return begun.refusal.reason === "exists" ? refuse({ reason: "storage-failed" }) : refuse(begun.refusal)
  const added = await begun.value.add(bytes)
  const finished = added.ok ? await begun.value.finish() : added
  if (finished.ok) return ok(sum)
  await begun.value.abort()
  return finished
}
