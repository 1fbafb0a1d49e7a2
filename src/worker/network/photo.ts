import { ok, refuse, type Result } from "../../base/result.ts"
import type { PhotoRefusal } from "../api/network.ts"
import { isJsonObject, type JsonObject } from "../../vault/json.ts"

/** The body of a contact that holds its picture. */
export const photoBody = "photo"

const mostBytes = 200 * 1024
const longestBase64 = 4 * Math.ceil(mostBytes / 3)

/** The body to be stored for a picture in base64. */
export function parsePhoto(base64: string): Result<JsonObject, PhotoRefusal> {
  if (base64.length > longestBase64) return refuse({ reason: "too-large" })
  const bytes = bytesOf(base64)
  const type = bytes === null ? null : pictureType(bytes)
  return type === null ? refuse({ reason: "not-a-photo" }) : ok({ type, data: base64 })
}

/** The picture of a stored body in base64, null where there is none that this version shows. */
export function photoOf(body: JsonObject | null): string | null {
  if (!isJsonObject(body) || typeof body["data"] !== "string") return null
  const parsed = parsePhoto(body["data"])
  return parsed.ok ? body["data"] : null
}

function bytesOf(base64: string): string | null {
  try {
    return atob(base64)
  } catch {
    return null
  }
}

/** By its first bytes; `bytes` as a string of one character each. */
function pictureType(bytes: string): string | null {
  if (bytes.startsWith("\u00FF\u00D8\u00FF")) return "image/jpeg"
  if (bytes.startsWith("\u0089PNG\r\n\u001A\n")) return "image/png"
  if (bytes.startsWith("RIFF") && bytes.startsWith("WEBP", 8)) return "image/webp"
  return null
}
