import { basename, dirname, join, sep } from "node:path"
import { type PlacesState, vaultName } from "./places-file.ts"

const firstName = "Vault"

/** What a vault is called until the owner says otherwise: as its folder, or, in the app's own folder, by what it is. */
export function shownName(path: string, isOwn: boolean): string {
  const given = isOwn ? "" : basename(path).slice(0, 60)
  return vaultName.safeParse(given).success && given !== "" ? given : firstName
}

/** As `shownName`, with a number where another vault is called so. */
export function newName(state: PlacesState, path: string, isOwn: boolean): string {
  const base = shownName(path, isOwn)
  const taken = new Set(Object.values(state.vaults).map(({ name }) => name))
  let name = base
  for (let number = 2; taken.has(name); number += 1) name = `${base} ${number}`
  return name
}

/** Enough of a path to know the folder again. */
export function lastNames(path: string): string {
  const parent = basename(dirname(path))
  return parent === "" ? path : join(parent, basename(path)).replaceAll(sep, "/")
}
