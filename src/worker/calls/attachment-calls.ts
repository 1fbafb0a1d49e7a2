import { transfer } from "comlink"
import { refuse } from "../../base/result.ts"
import type { AttachmentsApi } from "../api/attachments.ts"
import type { VaultDesk } from "../vault-desk.ts"

/** Files that hang on records. */
export function attachmentCalls(desk: VaultDesk): AttachmentsApi {
  const tell = (done: number, total: number) => desk.tell({ kind: "attachment-progress", done, total })
  return {
    addAttachment: (of, file) => desk.open.attachments.add(of, file, tell),
    cancelAttachment: async () => desk.open.attachments.cancel(),
    listAttachments: async (of) => desk.open.attachments.list(of),
    renameAttachment: (id, name) => desk.open.attachments.rename(id, name),
    openImage: async (id) => {
      const opened = await desk.open.attachments.openImage(id)
      return opened.ok ? transfer(opened, [opened.value.bytes.buffer]) : opened
    },
    saveAttachment: async (id, token) => {
      const target = desk.target(token)
      if (target === null) return refuse({ reason: "unknown-target" })
      return desk.open.attachments.save(id, target, tell)
    },
  }
}
