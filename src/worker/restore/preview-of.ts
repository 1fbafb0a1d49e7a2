import type { LocalDate } from "../../base/local-date.ts"
import { parseLocalDate } from "../../base/local-date.ts"
import { entitySpecs } from "../../domain/entities.ts"
import type { VaultId } from "../../vault/ids.ts"
import type { BackupPreview } from "../api/backups.ts"
import { attachedFiles } from "../backups/attached-file.ts"
import type { ReadBackup } from "./read-backup.ts"

/** Types that this version knows, in its order; the others by name after them. */
const typeOrder = Object.keys(entitySpecs)
const datedTypes: ReadonlySet<string> = new Set(["journal-note", "mentoring-session"])

/** `vaultId`: of the vault that is open. */
export function previewOf(backup: ReadBackup, vaultId: VaultId | null): BackupPreview {
  const { manifest, verdict, records, given } = backup
  let [from, to] = [null as LocalDate | null, null as LocalDate | null]
  for (const { record } of records.values()) {
    if (!datedTypes.has(record.type) || typeof record["date"] !== "string") continue
    const date = parseLocalDate(record["date"])
    if (date === null) continue
    if (from === null || date < from) from = date
    if (to === null || date > to) to = date
  }
  const files = attachedFiles([...records.values()].map(({ record }) => record))
  const missing =
    manifest.kind === "backup"
      ? files.length - verdict.files.count
      : files.filter(({ file }) => given.attachment(file) === null).length
  return {
    kind: manifest.kind,
    madeAt: manifest.madeAt,
    appVersion: manifest.app,
    generation: manifest.generation,
    counts: [...verdict.counts]
      .map(([type, count]) => ({ type, count }))
      .toSorted((one, other) => placeOf(one.type) - placeOf(other.type) || (one.type < other.type ? -1 : 1)),
    from,
    to,
    files: { count: files.length, bytes: files.reduce((sum, { size }) => sum + size, 0), missing },
    origin: verdict.origin,
    isOwnVault: manifest.vault === vaultId,
  }
}

function placeOf(type: string): number {
  const place = typeOrder.indexOf(type)
  return place === -1 ? typeOrder.length : place
}
