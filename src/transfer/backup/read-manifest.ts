import { hexBytes } from "../../base/bytes.ts"
import { ok, refuse, type Result } from "../../base/result.ts"
import { isAgeRecipient } from "../../crypto/age-identity.ts"
import { keyBytes } from "../../crypto/secret-key.ts"
import { parseInstant } from "../../domain/instant.ts"
import { vaultIds } from "../../vault/ids.ts"
import { isJsonObject, type Json, type JsonObject } from "../../vault/json.ts"
import type { BackupRefusal } from "./backup-item.ts"
import { backupFormat, backupLimits, type BackupManifest, backupVersion, type MacSource } from "./payload.ts"

const longestAppVersion = 100

/** The first line. `format` and `version` stand in it in every version to come, and are asked before anything else. */
export function readManifest(line: JsonObject | null): Result<BackupManifest, BackupRefusal> {
  if (line === null || line["format"] !== backupFormat) return refuse("not-a-backup")
  const { version, kind, vault, generation, madeAt, app, counts, files, mac } = line
  if (!isCount(version) || version < 1) return refuse("not-a-backup")
  if (version > backupVersion) return refuse("newer")
  const id = typeof vault === "string" ? vaultIds.parse(vault) : null
  const at = typeof madeAt === "string" ? parseInstant(madeAt) : null
  const byType = readCounts(counts)
  const source = readMacSource(mac)
  if (
    (kind !== "snapshot" && kind !== "backup") ||
    id === null ||
    at === null ||
    byType === null ||
    source === null ||
    !isCount(generation) ||
    typeof app !== "string" ||
    app.length > longestAppVersion ||
    !isJsonObject(files) ||
    !isCount(files["count"]) ||
    !isCount(files["bytes"])
  )
    return refuse("damaged")
  const { count, bytes } = files
  return ok({
    kind,
    vault: id,
    generation,
    madeAt: at,
    app,
    counts: byType,
    files: { count, bytes },
    mac: source,
  })
}

export function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0
}

function readCounts(value: Json | undefined): ReadonlyMap<string, number> | null {
  if (!isJsonObject(value)) return null
  const counts = new Map<string, number>()
  let records = 0
  for (const [type, count] of Object.entries(value)) {
    if (!isCount(count) || count === 0) return null
    counts.set(type, count)
    records += count
  }
  return records > backupLimits.records ? null : counts
}

function readMacSource(value: Json | undefined): MacSource | null {
  if (!isJsonObject(value)) return null
  const { by, recipient, key } = value
  if (by === "identity" && typeof recipient === "string" && isAgeRecipient(recipient))
    return { by, recipient }
  const bytes = by === "key" && typeof key === "string" ? hexBytes(key) : null
  return bytes?.length === keyBytes ? { by: "key", key: bytes } : null
}
