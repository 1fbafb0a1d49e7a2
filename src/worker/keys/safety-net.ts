import { ok, refuse, type Result } from "../../base/result.ts"
import type { SecretKey } from "../../crypto/secret-key.ts"
import type { BackupRefusal } from "../api/backups.ts"
import type { DrillOutcome, KeysRefusal, Without } from "../api/keys.ts"

/** What stands behind a change of keys: the vault's snapshots. */
export interface SafetyNet {
  /** A snapshot made now, read back and found whole. */
  takeSafety(): Promise<Result<unknown, BackupRefusal>>
  /** The newest snapshot opened in memory by this identity alone, and its entries counted. */
  tryNewest(
    identity: SecretKey<"backup-identity">,
  ): Promise<Readonly<{ snapshot: Exclude<DrillOutcome["snapshot"], "not-tried">; entries: number }>>
}

/** A snapshot before keys are changed. The owner may go on without it, after having been told why it failed. */
export async function takeSafety(
  net: SafetyNet | null,
  without: Without | undefined,
): Promise<Result<undefined, Extract<KeysRefusal, { reason: "no-safety-snapshot" }>>> {
  if (net === null || without === "safety-snapshot") return ok()
  const taken = await net.takeSafety()
  return taken.ok ? ok() : refuse({ reason: "no-safety-snapshot", because: taken.refusal.reason })
}
