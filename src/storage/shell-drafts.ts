import { ok, refuse, type Result } from "../base/result.ts"
import type { FolderRefusal } from "./refusals.ts"
import { askJson, folderOnly, type Send } from "./shell-request.ts"

/**
 * Puts a draft vault, made by `createVaultFolder`, in place under its ref: from then on it is listed. Its lock is let go.
 * Refused, it is a draft as before.
 */
export async function publishVault(send: Send, ref: string): Promise<Result<undefined, FolderRefusal>> {
  const answer = await askJson(send, "POST", `${ref}/publish`)
  return answer.ok ? ok() : refuse(folderOnly(answer.refusal))
}

/** Removes a draft vault with all that is in it. Any other vault is refused. */
export async function dropDraftVault(send: Send, ref: string): Promise<Result<undefined, FolderRefusal>> {
  const answer = await askJson(send, "DELETE", `${ref}/draft`)
  return answer.ok ? ok() : refuse(folderOnly(answer.refusal))
}
