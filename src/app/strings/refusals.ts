import type {
  ChangePassphraseRefusal,
  CreateRefusal,
  FolderRefusal,
  SaveRefusal,
  UnlockRefusal,
} from "../../worker/api.ts"
import type { KeysRefusal } from "../../worker/api/keys.ts"
import type { ChangeRefusal } from "../../worker/api/records.ts"
import { say } from "./say.ts"

type Refusal = CreateRefusal | ChangePassphraseRefusal | Exclude<UnlockRefusal, { reason: "older-folder" }>

/** What a refusal says to the owner: what happened, what is safe, what to do. */
export function refusalSentence(refusal: Refusal): string {
  switch (refusal.reason) {
    case "vault-exists":
      return say("create.vault-exists")
    case "no-webassembly":
      return say("refused.no-webassembly")
    case "weak-passphrase":
      return say("refused.weak-passphrase")
    case "not-prepared":
    case "not-typed-back":
      return say("create.lost")
    case "wrong-passphrase":
      return say("unlock.wrong")
    case "wrong-words":
      return say("recover.wrong")
    case "nothing-left":
      return say("refused.nothing-left")
    case "no-question":
      return say("refused.no-question")
    case "malformed-words":
      return say("recover.malformed")
    case "out-of-memory":
      return say("refused.out-of-memory")
    case "unreadable":
      return say(`unreadable.${refusal.header}`)
    case "in-use":
      return say("refused.in-use", { host: refusal.host })
    case "no-safety-snapshot":
      return say("keys.no-safety")
    case "disk-full":
    case "read-only":
    case "folder-gone":
    case "lost-lock":
    case "storage-failed":
      return say(`refused.${refusal.reason}`)
  }
}

/** The same of what was asked of the vault's keys. */
export function keysSentence(refusal: KeysRefusal): string {
  switch (refusal.reason) {
    case "not-prepared":
    case "not-typed-back":
      return say("keys.lost")
    case "cancelled":
      return say("keys.cancelled")
    default:
      return refusalSentence(refusal)
  }
}

/** The few words after "Not saved:". */
export function saveReason({ reason }: SaveRefusal | FolderRefusal): string {
  return say(`save.${reason}`)
}

/** The few words after "That did not work:". */
export function changeReason(refusal: ChangeRefusal | FolderRefusal): string {
  switch (refusal.reason) {
    case "invalid-field":
    case "no-such-record":
    case "not-trashed":
      return say(`refused.${refusal.reason}`)
    default:
      return saveReason(refusal)
  }
}

/** What stands under a field that was given something it does not take; null where the refusal is not about `field`. */
export function fieldError(refusal: ChangeRefusal | null, field: string): string | null {
  if (refusal === null || !("field" in refusal)) return null
  const isIt = refusal.field === field || refusal.field.startsWith(`${field}.`)
  if (!isIt) return null
  return refusal.reason === "invalid-field"
    ? say(`refused.field.${refusal.problem}`)
    : say("refused.field.missing")
}
