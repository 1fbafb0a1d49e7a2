import { dirname, isAbsolute } from "node:path"
import { z } from "zod"
import { ok, refuse, type Result } from "../../../src/base/result.ts"
import { type Files, openPlain, readAt, remove, syncFolder, writeAll } from "./files.ts"
import { codeOf, type FolderRefusalName, folderRefusal, type Refusing } from "./refusal.ts"

const largest = 1024 * 1024

const path = z.string().max(4096).refine(isAbsolute)
export const vaultRef = z.string().regex(/^[0-9a-f]{32}$/)
/** For the picker; one line. */
export const vaultName = z
  .string()
  .max(80)
  .regex(/^\P{Cc}*$/u)

const vaultPlace = z.strictObject({
  /** Left out where the folder has its own name in the app's own root. */
  path: path.optional(),
  name: vaultName.optional(),
  openedAt: z.iso.datetime().optional(),
  /** The owner's folder for this vault's snapshots. */
  snapshots: path.optional(),
  /** A move has begun: until the vault's header is there, this is a draft. */
  movingTo: path.optional(),
  /** A move has ended but for the removal of what it left here. */
  movedFrom: path.optional(),
  /** It is being deleted: it is no longer listed, and what is left of it goes at the next start. */
  isRemoving: z.literal(true).optional(),
})

const places = z
  .strictObject({
    version: z.literal(1),
    isHidden: z.boolean(),
    /** Made anew after a damaged file: vaults elsewhere may be missing, so an empty list proves no new owner. */
    isRebuilt: z.boolean(),
    vaults: z.record(vaultRef, vaultPlace),
  })
  .refine(({ vaults }) => {
    const paths = Object.values(vaults).flatMap((vault) => (vault.path === undefined ? [] : [vault.path]))
    return new Set(paths).size === paths.length
  })

/** What this computer knows of its vaults besides their folders. Every path is absolute; refs are never reused. */
export type PlacesState = Readonly<Omit<z.infer<typeof places>, "vaults">> &
  Readonly<{ vaults: Readonly<Record<string, VaultPlace>> }>
export type VaultPlace = Readonly<z.infer<typeof vaultPlace>>

export const noPlaces: PlacesState = { version: 1, isHidden: false, isRebuilt: false, vaults: {} }

/** `damaged`: there is a file, and it is none of this version. */
export async function readPlaces(
  files: Files,
  file: string,
): Promise<Result<PlacesState, Refusing<FolderRefusalName> | Readonly<{ name: "damaged" }>>> {
  try {
    const open = await openPlain(files, file, "read")
    try {
      return parsePlaces(await readAt(open, 0, largest + 1))
    } finally {
      await open.close()
    }
  } catch (error) {
    if (codeOf(error) === "ENOENT") return ok(noPlaces)
    return refuse(folderRefusal(error))
  }
}

export function parsePlaces(bytes: Uint8Array): Result<PlacesState, Readonly<{ name: "damaged" }>> {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes)
    const parsed = places.safeParse(JSON.parse(text))
    return parsed.success && bytes.length <= largest ? ok(parsed.data) : refuse({ name: "damaged" })
  } catch {
    return refuse({ name: "damaged" })
  }
}

/** Whole or not at all, and durable. Throws what the file system refuses, and a bug where the state is none. */
export async function writePlaces(files: Files, file: string, state: PlacesState): Promise<void> {
  const bytes = new TextEncoder().encode(`${JSON.stringify(places.parse(state))}\n`)
  const draft = `${file}~`
  await remove(files, draft)
  try {
    const open = await openPlain(files, draft, "create")
    try {
      await writeAll(open, bytes, 0)
      await open.sync()
    } finally {
      await open.close()
    }
    await files.rename(draft, file)
  } catch (error) {
    await remove(files, draft).catch(() => false)
    throw error
  }
  await syncFolder(files, dirname(file))
}
