import { ok, refuse, type Result } from "../../base/result.ts"
import { type ShellStore, targetName } from "../../storage/shell-store.ts"
import type { FolderRefusal } from "../api.ts"

/** Of the worker's own origin: the page that opens a backup without this app. */
const readerPath = "/reader.html"

export async function saveReader(target: ShellStore): Promise<Result<null, FolderRefusal>> {
  const page = await fetch(readerPath).catch(() => null)
  if (page?.ok !== true) return refuse({ reason: "storage-failed" })
  const bytes = new Uint8Array(await page.arrayBuffer())
  const begun = await target.begin(targetName, { replaces: true })
  if (!begun.ok)
    return begun.refusal.reason === "exists" ? refuse({ reason: "storage-failed" }) : refuse(begun.refusal)
  const added = await begun.value.add(bytes)
  const finished = added.ok ? await begun.value.finish() : added
  if (finished.ok) return ok(null)
  await begun.value.abort()
  return finished
}
