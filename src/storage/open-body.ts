import { ok, refuse, type Result } from "../base/result.ts"
import { type BodyLink, decodeBody, isLinked } from "../vault/body.ts"
import { patchedBody } from "../vault/body-patch.ts"
import type { VaultKeys } from "../vault/keys.ts"
import { isJsonObject, type JsonObject } from "../vault/json.ts"
import { openRow } from "../vault/sealed-row.ts"
import type { Entry } from "./vault-state.ts"

/** The content of a body's row as it was sealed, if these bytes are that sealing and open. */
export function openContent(keys: VaultKeys, link: BodyLink, sealed: Uint8Array | null): Uint8Array | null {
  if (sealed === null || !isLinked(link, link.row, sealed)) return null
  const row = openRow(keys, { table: "b", id: link.row }, sealed)
  return row.ok && row.value.kind === "body" ? row.value.content : null
}

/** The body as it stands now: the row's content with the link's patch. */
export function currentContent(content: Uint8Array, link: BodyLink): Result<Uint8Array, "damaged"> {
  return link.patch === undefined ? ok(content) : patchedBody(content, link.patch)
}

/** The document in a body's content, if it is this record's body of that name. */
export function documentIn(content: Uint8Array, entry: Entry, name: string): Result<JsonObject, "damaged"> {
  const body = decodeBody(content)
  if (!body.ok) return body
  const { record, name: ownName, document } = body.value
  const isOwn = record === entry.record.id && ownName === name && isJsonObject(document)
  return isOwn ? ok(document) : refuse("damaged")
}
