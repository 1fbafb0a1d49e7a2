import { ok, refuse, type Result } from "../../base/result.ts"
import type { BackupRefusal } from "../api/backups.ts"
import type { SafetyRefusal, Without } from "../api/keys.ts"

/** What stands behind a change of keys. */
export interface SafetyNet {
  /** A snapshot made now, read back and found whole. */
  takeSafety(): Promise<Result<unknown, BackupRefusal>>
}

/** A snapshot before keys are changed. The owner may go on without it, after having been told why it failed. */
export async function takeSafety(
  net: SafetyNet | null,
  without: Without | undefined,
): Promise<Result<undefined, SafetyRefusal>> {
  if (net === null || without === "safety-snapshot") return ok()
  const taken = await net.takeSafety()
  return taken.ok ? ok() : refuse({ reason: "no-safety-snapshot", because: taken.refusal.reason })
}
