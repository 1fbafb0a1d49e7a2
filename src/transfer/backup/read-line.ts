import { hexBytes } from "../../base/bytes.ts"
import { base64Bytes } from "../../crypto/base64.ts"
import { hashBytes } from "../../crypto/keyed-hash.ts"
import { hasEnvelope } from "../../domain/has-envelope.ts"
import { scopeIds } from "../../vault/ids.ts"
import { isJsonObject, type JsonObject } from "../../vault/json.ts"
import { isFileName } from "./attached-files.ts"
import type { BackupItem } from "./backup-item.ts"
import { typesLeftOut } from "../../domain/types-left-out.ts"
import { backupLimits } from "./payload.ts"
import { isCount } from "./read-manifest.ts"

export type RecordItem = Extract<BackupItem, { kind: "record" }>
export type EndLine = Readonly<{ kind: "end"; records: number; files: number; mac: Uint8Array }>
type ChunkLine = Readonly<{ kind: "chunk"; file: string; at: number; bytes: Uint8Array }>

/** Any line but the first, by itself; null where it is none of a backup. */
export function readLine(line: JsonObject | null): RecordItem | ChunkLine | EndLine | null {
  if (line === null) return null
  const { pad, ...parts } = line
  if (pad !== undefined && typeof pad !== "string") return null
  if (parts["record"] !== undefined) return readRecord(parts)
  return parts["file"] === undefined ? readEnd(parts) : readChunk(parts)
}

function readRecord({ record, bodies, scope, ...others }: JsonObject): RecordItem | null {
  if (Object.keys(others).length > 0 || !isJsonObject(record) || !isJsonObject(bodies)) return null
  const scopeId = typeof scope === "string" ? scopeIds.parse(scope) : null
  if (scope !== undefined && scopeId === null) return null
  // Where a vault keeps them, a head's `bodies` are addresses of rows: a record from outside brings none.
  if (!hasEnvelope(record) || typesLeftOut.has(record.type) || record["bodies"] !== undefined) return null
  // The name becomes one of a file.
  if (record.type === "attachment" && !isFileName(record["file"])) return null
  const texts = new Map<string, JsonObject>()
  for (const [name, body] of Object.entries(bodies)) {
    if (!isJsonObject(body)) return null
    texts.set(name, body)
  }
  return { kind: "record", record, bodies: texts, scope: scopeId }
}

function readChunk({ file, at, bytes: text, ...others }: JsonObject): ChunkLine | null {
  if (Object.keys(others).length > 0 || !isFileName(file) || !isCount(at) || typeof text !== "string")
    return null
  if (text.length > 2 * backupLimits.chunkBytes) return null
  const bytes = base64Bytes(text, "padded")
  return bytes === null || bytes.length > backupLimits.chunkBytes ? null : { kind: "chunk", file, at, bytes }
}

function readEnd({ end, ...others }: JsonObject): EndLine | null {
  if (Object.keys(others).length > 0 || !isJsonObject(end)) return null
  const { records, files, mac: text, ...more } = end
  const mac = typeof text === "string" ? hexBytes(text) : null
  if (Object.keys(more).length > 0 || !isCount(records) || !isCount(files) || mac?.length !== hashBytes)
    return null
  return { kind: "end", records, files, mac }
}
