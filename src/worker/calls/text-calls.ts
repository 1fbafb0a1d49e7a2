import type { RecordsApi } from "../api/records.ts"
import type { VaultDesk } from "../vault-desk.ts"
import { notBuilt } from "./not-built.ts"

export type TextCalls = Pick<
  RecordsApi,
  "openText" | "saveText" | "listVersions" | "openVersion" | "restoreVersion"
>

/** The long texts of records and their earlier states. */
export function textCalls(_desk: VaultDesk): TextCalls {
  return {
    openText: notBuilt,
    saveText: notBuilt,
    listVersions: notBuilt,
    openVersion: notBuilt,
    restoreVersion: notBuilt,
  }
}
