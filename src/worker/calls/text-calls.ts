import type { RecordsApi } from "../api/records.ts"
import type { VaultDesk } from "../vault-desk.ts"

export type TextCalls = Pick<
  RecordsApi,
  "openText" | "saveText" | "listVersions" | "openVersion" | "restoreVersion"
>

/** The long texts of records and their earlier states. */
export function textCalls(desk: VaultDesk): TextCalls {
  return {
    openText: (of, body) => desk.open.texts.open({ of, body }),
    saveText: (of, body, document) => desk.open.texts.save({ of, body }, document),
    listVersions: (of, body) => desk.open.versions.list({ of, body }),
    openVersion: (version) => desk.open.versions.open(version),
    restoreVersion: (version) => desk.open.texts.restore(version),
  }
}
