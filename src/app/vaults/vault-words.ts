import { localDateOf } from "../../base/local-date.ts"
import type { CallAnswer } from "../../contract/calls.ts"
import type { VaultRow } from "../../worker/api/vaults.ts"
import { sayNearDay } from "../strings/dates.ts"
import { say } from "../strings/say.ts"

type Picked = CallAnswer<"pickVaultFolder">

/** Where it is and when it was last open here, on one line. */
export function vaultFacts({ folder, isSynced, openedAt }: VaultRow): string {
  const today = localDateOf(new Date())
  const opened =
    openedAt === null
      ? say("vaults.never-opened")
      : say("vaults.opened", { when: sayNearDay(localDateOf(new Date(openedAt)), today) })
  return [folder ?? say("vaults.own-folder"), ...(isSynced ? [say("vaults.synced")] : []), opened].join(" · ")
}

/** What a folder that was picked cannot be used for; null where it can, or where the owner picked none. */
export function pickTrouble(picked: Picked | null): string | null {
  if (picked === null || picked.outcome === "failed") return say("vaults.pick.failed")
  return picked.outcome === "refused" ? say(`vaults.pick.${picked.reason}`) : null
}
