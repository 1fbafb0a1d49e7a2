import type { BodyPatch } from "../vault/body-patch.ts"
import type { BodyLink } from "../vault/body.ts"
import { rowIds } from "../vault/ids.ts"
import { isJsonObject, type Json, type JsonObject } from "../vault/json.ts"

/** A record's bodies by name. */
export type BodyLinks = Readonly<{ [name: string]: BodyLink }>

/** What stands under `bodies` in a head; null where that is nothing this version understands. */
export function parseLinks(value: Json | undefined): BodyLinks | null {
  if (value === undefined) return {}
  if (!isJsonObject(value)) return null
  const links = new Map<string, BodyLink>()
  for (const [name, link] of Object.entries(value)) {
    const parsed = parseLink(link)
    if (parsed === null) return null
    links.set(name, parsed)
  }
  return Object.fromEntries(links)
}

/** As they stand in a head. */
export function linksJson(links: BodyLinks): JsonObject {
  return Object.fromEntries(
    Object.entries(links).map(([name, { row, tag, patch }]) => [
      name,
      patch === undefined ? { row, tag } : { row, tag, patch: { ...patch } },
    ]),
  )
}

function parseLink(value: Json): BodyLink | null {
  if (!isJsonObject(value)) return null
  const { row: rowText, tag, patch: patchValue } = value
  const row = typeof rowText === "string" ? rowIds.parse(rowText) : null
  if (row === null || typeof tag !== "string") return null
  if (patchValue === undefined) return { row, tag }
  const patch = parsePatch(patchValue)
  return patch === null ? null : { row, tag, patch }
}

function parsePatch(value: Json): BodyPatch | null {
  if (!isJsonObject(value)) return null
  const { at, drop, put } = value
  return typeof at === "number" && typeof drop === "number" && typeof put === "string"
    ? { at, drop, put }
    : null
}
