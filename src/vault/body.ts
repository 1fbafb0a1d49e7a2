import { hexText } from "../base/bytes.ts"
import { ok, refuse, type Result } from "../base/result.ts"
import { utf8Bytes } from "../crypto/utf8.ts"
import type { BodyPatch } from "./body-patch.ts"
import type { RowId } from "./ids.ts"
import { isJsonObject, type JsonObject, parseJson } from "./json.ts"
import { rowTag } from "./sealed-row.ts"

/**
 * How a head knows one of its bodies: by the row and by the tag of its last sealing, in hex. It stands under `bodies` in
 * the head. With `patch`, the body is that row's content with the patch applied.
 */
export type BodyLink = Readonly<{ row: RowId; tag: string; patch?: BodyPatch }>

/** The content of a row of kind `body`: one JSON object. Whether it fits in a row is for `sealRow` to say. */
export function encodeBody(body: JsonObject): Uint8Array<ArrayBuffer> {
  return utf8Bytes(JSON.stringify(body))
}

export function decodeBody(content: Uint8Array): Result<JsonObject, "damaged"> {
  const body = parseJson(content)
  return isJsonObject(body) ? ok(body) : refuse("damaged")
}

export function bodyLink(row: RowId, sealed: Uint8Array): BodyLink {
  return { row, tag: hexText(rowTag(sealed)) }
}

/** Whether these are the bytes that the head means: an older sealing of the same body has another tag. */
export function isLinked(link: BodyLink, row: RowId, sealed: Uint8Array): boolean {
  return link.row === row && link.tag === hexText(rowTag(sealed))
}
