import { ok, refuse, type Result } from "../../../src/base/result.ts"
import { isSynced } from "../secret-place.ts"
import { jsonAnswer } from "./answer.ts"
import { createAt } from "./create-at.ts"
import type { Files } from "./files.ts"
import { isRef } from "./folders.ts"
import { type ListedVault, listVaults } from "./listed-vaults.ts"
import type { LockTaker } from "./lock-file.ts"
import type { Places } from "./places.ts"
import { vaultName } from "./places-file.ts"
import { type FolderRefusalName, folderRefusal, type Refusing, type VaultFilesRefusal } from "./refusal.ts"
import { bodyOf } from "./request.ts"
import { removeVault } from "./settle-moves.ts"
import { lastNames, newName, shownName } from "./vault-names.ts"
import { isEmptyFolder, ownFilesBelow, removeFiles } from "./vault-tree.ts"

const longestName = 1024

type Answer<T> = Promise<Result<T, VaultFilesRefusal>>
export type PlaceParts = Readonly<{
  files: Files
  root: string
  places: Places
  taker: () => Promise<LockTaker>
  /** Lets go of what this process holds of the vault, and of its path. */
  release: (ref: string) => Promise<void>
}>

/** What may be asked of the list of vaults, and of a vault whether or not it is within reach; null for anything else. */
export async function answerPlaces(
  parts: PlaceParts,
  request: Request,
  [first, last]: readonly [string, string | undefined],
): Promise<Response | null> {
  const { files, root, places } = parts
  const asked = `${request.method} ${last ?? first}`
  if (last === undefined) {
    if (asked === "GET list") return jsonAnswer(await shown(parts))
    if (asked === "POST hide" || asked === "POST show") {
      return jsonAnswer(without(await places.change((state) => ({ ...state, isHidden: first === "hide" }))))
    }
    return null
  }
  if (!isRef(first)) return null
  const change = changes[asked]
  if (change === undefined) return null
  const known = await places.state()
  const listed = known.ok ? await listVaults(files, root, known.value) : known
  if (!listed.ok) return jsonAnswer(listed)
  const vault = listed.value.find(({ ref }) => ref === first)
  return jsonAnswer(
    vault === undefined ? refuse({ name: "unknown-vault" }) : await change(parts, vault, request),
  )
}

type Change = (parts: PlaceParts, vault: ListedVault, request: Request) => Answer<undefined>

const changes: Readonly<Record<string, Change | undefined>> = {
  "POST opened": async ({ places }, { ref, path, isOwn }) => {
    const openedAt = new Date().toISOString()
    const noted = await places.change((state) => {
      const { name = newName(state, path, isOwn), ...place } = state.vaults[ref] ?? {}
      return { ...state, isRebuilt: false, vaults: { ...state.vaults, [ref]: { ...place, name, openedAt } } }
    })
    return without(noted)
  },
  "PUT name": async ({ places }, { ref }, request) => {
    const body = await bodyOf(request, longestName)
    if (!body.ok) return body
    const name = vaultName.safeParse(new TextDecoder().decode(body.value).trim())
    if (!name.success || name.data === "") return refuse({ name: "bad-request" })
    return without(await places.changeVault(ref, { name: name.data }))
  },
  "POST forget": async ({ places, release }, { ref, isOwn, refusal }) => {
    // In the app's own folder it would only come back without its name.
    if (isOwn && refusal !== "folder-gone") return refuse({ name: "bad-request" })
    await release(ref)
    return without(await places.forget(ref))
  },
  "POST delete": async ({ files, root, places, taker, release }, { ref, path }) => {
    await release(ref)
    const lock = await (await taker()).take(path)
    if (!lock.ok) return lock
    try {
      const marked = await places.changeVault(ref, { isRemoving: true })
      if (!marked.ok) return marked
    } finally {
      await lock.value.release()
    }
    // From here on it is no longer listed: what cannot be removed now goes at the next start.
    await removeVault({ files, root, places }, ref).catch((error: unknown) => folderRefusal(error))
    return ok()
  },
}

/** Makes a vault at a place that the owner picked: listed and whole, or not there. Answers its ref. */
export async function createPicked(
  { files, places }: Pick<PlaceParts, "files" | "places">,
  made: Readonly<{ ref: string; path: string; header: Uint8Array; frame: Uint8Array }>,
): Answer<string> {
  const { ref, path, header, frame } = made
  // A place that was picked once may be asked for twice: by then a vault lies in it.
  if ((await isEmptyFolder(files, path)) === false) return refuse({ name: "foreign-file" })
  await createAt(files, path, header, frame)
  const listed = await places.change((state) => {
    const place = { path, name: newName(state, path, false) }
    return { ...state, isRebuilt: false, vaults: { ...state.vaults, [ref]: place } }
  })
  if (listed.ok) return ok(ref)
  await removeFiles(files, path, await ownFilesBelow(files, path))
  return listed
}

async function shown({ files, root, places }: PlaceParts): Answer<unknown> {
  const known = await places.state()
  const listed = known.ok ? await listVaults(files, root, known.value) : known
  if (!known.ok || !listed.ok) return listed
  const { isHidden, isRebuilt } = known.value
  const vaults = listed.value.map(async ({ ref, refusal, path, isOwn, place }) => ({
    ref,
    refusal,
    name: place.name ?? shownName(path, isOwn),
    folder: isOwn ? null : lastNames(path),
    isSynced: await isSynced(path),
    openedAt: place.openedAt ?? null,
    snapshots: place.snapshots === undefined ? null : lastNames(place.snapshots),
  }))
  return ok({ isHidden, isRebuilt, vaults: await Promise.all(vaults) })
}

function without(
  result: Result<unknown, Refusing<FolderRefusalName>>,
): Result<undefined, Refusing<FolderRefusalName>> {
  return result.ok ? ok() : result
}
