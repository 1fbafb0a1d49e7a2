import type { BodyLink } from "../vault/body.ts"
import { rowIds } from "../vault/ids.ts"
import { isJsonObject, type Json, type JsonObject } from "../vault/json.ts"

/** A record's bodies by name. */
export type BodyLinks = Readonly<{ [name: string]: BodyLink }>

const none: BodyLinks = {}

/** What stands under `bodies` in a head, not copied; null where that is nothing this version understands. */
export function parseLinks(value: Json | undefined): BodyLinks | null {
  if (value === undefined) return none
  return isJsonObject(value) && isLinks(value) ? value : null
}

function isLinks(value: JsonObject): value is JsonObject & BodyLinks {
  for (const name in value) if (!isLink(value[name])) return false
  return true
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

function isLink(value: Json | undefined): boolean {
  if (!isJsonObject(value)) return false
  const { row, tag, patch } = value
  const isRow = typeof row === "string" && rowIds.parse(row) !== null && typeof tag === "string"
  return isRow && (patch === undefined || isPatch(patch))
}

function isPatch(value: Json): boolean {
  if (!isJsonObject(value)) return false
  const { at, drop, put } = value
  return typeof at === "number" && typeof drop === "number" && typeof put === "string"
}
