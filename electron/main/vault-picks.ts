import { randomBytes } from "node:crypto"
import { realpath } from "node:fs/promises"
import { basename, dirname, join } from "node:path"
import type { CallAnswer, CallRequest } from "../../src/contract/calls.ts"
import type { Errand } from "../../src/contract/vault-calls.ts"
import { logFault } from "./fault-log.ts"
import type { OwnerDialogs } from "./owner-dialogs.ts"
import { isSynced, isWithin } from "./secret-place.ts"
import { diskFiles } from "./vault-files/files.ts"
import type { VaultFilesHandler } from "./vault-files/handler.ts"
import { listVaults } from "./vault-files/listed-vaults.ts"
import type { PickedPlaces } from "./vault-files/picked-places.ts"
import type { Places } from "./vault-files/places.ts"
import { lastNames, newName } from "./vault-files/vault-names.ts"
import { holdsHeader, isEmptyFolder } from "./vault-files/vault-tree.ts"

export type VaultPickParts = Readonly<{
  dialogs: Pick<OwnerDialogs, "pickFolder">
  /** The app's own data; the vaults that it keeps itself lie in `root` within. */
  appData: string
  root: string
  places: Places
  picked: PickedPlaces
  vaultFiles: Pick<VaultFilesHandler, "move">
  /** Whether the page says that it holds an open vault. */
  isUnlocked: () => boolean
}>

type VaultCall = "pickVaultFolder" | "pickSnapshotFolder" | "moveVault" | "leaveErrand" | "takeErrand"
type PickVaultAnswer = CallAnswer<"pickVaultFolder">
type MoveAnswer = CallAnswer<"moveVault">

const titles = {
  new: "Where the new vault is to live",
  open: "The folder of the vault to open",
  move: "Where the vault is to live",
} as const

/** The calls about where vaults and their snapshots lie. */
export function createVaultPicks(parts: VaultPickParts): {
  readonly [Name in VaultCall]: (request: CallRequest<Name>) => Promise<CallAnswer<Name>>
} {
  const { dialogs, places, picked, root, vaultFiles, isUnlocked } = parts
  let errand: Errand = { kind: "none" }

  const pick = async <T>(
    title: string,
    take: (path: string) => Promise<T>,
  ): Promise<T | { outcome: "cancelled" | "failed" }> => {
    const chosen = await dialogs.pickFolder(title)
    if (chosen.outcome !== "picked") return chosen
    try {
      return await take(await realpath(chosen.path))
    } catch (error) {
      logFault("looking at a picked folder", error)
      return { outcome: "failed" }
    }
  }

  const listed = async () => {
    const state = await places.state()
    const found = state.ok ? await listVaults(diskFiles, root, state.value) : state
    return found.ok ? found.value : []
  }
  const isInsideVault = async (path: string): Promise<boolean> => {
    if ((await listed()).some((vault) => isWithin(path, vault.path))) return true
    for (let above = path; above !== dirname(above); above = dirname(above)) {
      if ((await holdsHeader(diskFiles, above)) && (await isVaultLike(above))) return true
    }
    return false
  }
  const isAppOwn = async (path: string) => isWithin(path, await realpath(parts.appData))

  const pickEmpty = async (purpose: "new" | "move", path: string): Promise<PickVaultAnswer> => {
    if (await isInsideVault(path)) return { outcome: "refused", reason: "inside-vault" }
    if (await isAppOwn(path)) return { outcome: "refused", reason: "app-own" }
    if ((await isEmptyFolder(diskFiles, path)) !== true) return { outcome: "refused", reason: "not-empty" }
    return described(picked.keep(purpose, path), path)
  }
  const pickFull = async (path: string): Promise<PickVaultAnswer> => {
    if (!(await holdsHeader(diskFiles, path))) return { outcome: "refused", reason: "not-a-vault" }
    const known = (await listed()).find((vault) => vault.path === path)
    if (known !== undefined) return described(known.ref, path)
    const ref = randomBytes(16).toString("hex")
    const kept = await places.change((state) => {
      const place = { path, name: newName(state, path, false) }
      return { ...state, isRebuilt: false, vaults: { ...state.vaults, [ref]: place } }
    })
    return kept.ok ? described(ref, path) : { outcome: "failed" }
  }

  return {
    pickVaultFolder: ({ purpose }) =>
      pick<PickVaultAnswer>(titles[purpose], (path) =>
        purpose === "open" ? pickFull(path) : pickEmpty(purpose, path),
      ),
    pickSnapshotFolder: ({ vault }) =>
      pick<CallAnswer<"pickSnapshotFolder">>("Where snapshots of this vault are to lie", async (path) => {
        if ((await isInsideVault(path)) || (await isAppOwn(path))) return { outcome: "refused" }
        const state = await places.state()
        if (!state.ok) return { outcome: "failed" }
        const others = Object.entries(state.value.vaults).filter(([ref]) => ref !== vault)
        if (others.some(([, place]) => place.snapshots === path)) return { outcome: "taken" }
        const kept = await places.changeVault(vault, { snapshots: path })
        if (!kept.ok) return { outcome: "failed" }
        return { outcome: "picked", name: basename(path), isSynced: await isSynced(path) }
      }),
    moveVault: async ({ ref, place }): Promise<MoveAnswer> => {
      if (isUnlocked()) return { outcome: "vault-open" }
      const to = place === null ? null : picked.find("move", place)
      if (place !== null && to === null) return { outcome: "failed" }
      const moved = await vaultFiles.move(ref, to)
      if (moved.ok) return { outcome: "moved" }
      const { refusal } = moved
      if (refusal.name === "in-use") return { outcome: "in-use", host: refusal.host }
      return { outcome: refusal.name === "foreign-file" ? "failed" : refusal.name }
    },
    leaveErrand: async (left) => {
      errand = left
      return { left: true }
    },
    takeErrand: async () => {
      const taken = errand
      errand = { kind: "none" }
      return taken
    },
  }
}

async function described(place: string, path: string): Promise<PickVaultAnswer> {
  return {
    outcome: "picked",
    place,
    name: basename(path),
    folder: lastNames(path),
    isSynced: await isSynced(path),
  }
}

/** A file named `header` alone makes no vault of somebody's folder. */
async function isVaultLike(folder: string): Promise<boolean> {
  try {
    return (await diskFiles.lstat(join(folder, "j"))).isFile()
  } catch {
    return false
  }
}
