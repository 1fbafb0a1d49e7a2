import type { AttachmentsApi } from "../api/attachments.ts"
import type { VaultDesk } from "../vault-desk.ts"

export function attachmentCalls(_desk: VaultDesk): AttachmentsApi {
  return {} as AttachmentsApi
}
