import { useEffect, useState } from "react"
import { Button } from "../../ui/button.tsx"
import { Dialog } from "../../ui/dialog.tsx"
import { Notice } from "../../ui/notice.tsx"
import { Skeleton } from "../../ui/skeleton.tsx"
import type { AttachmentRow } from "../../worker/api/attachments.ts"
import { useApp } from "../app-context.ts"
import { say } from "../strings/say.ts"
import { fileReason } from "./file-words.ts"

type Picture =
  | Readonly<{ kind: "waiting" }>
  | Readonly<{ kind: "here"; address: string }>
  | Readonly<{ kind: "refused"; reason: string }>

/** A picture, out of memory alone: its bytes are let go with the dialog. */
export function PictureDialog({
  row,
  onSave,
  onClose,
}: Readonly<{ row: AttachmentRow; onSave: () => void; onClose: () => void }>) {
  const { client } = useApp()
  const { id, name } = row
  const [picture, setPicture] = useState<Picture>({ kind: "waiting" })

  useEffect(() => {
    let address: string | null = null
    let isWanted = true
    client.vault.openImage(id).then(
      (opened) => {
        if (!isWanted) return
        if (!opened.ok) return setPicture({ kind: "refused", reason: fileReason(opened.refusal) })
        const { bytes, mediaType } = opened.value
        address = URL.createObjectURL(new Blob([bytes], { type: mediaType }))
        setPicture({ kind: "here", address })
      },
      () => isWanted && setPicture({ kind: "refused", reason: fileReason({ reason: "damaged" }) }),
    )
    return () => {
      isWanted = false
      if (address !== null) URL.revokeObjectURL(address)
    }
  }, [client, id])

  return (
    <Dialog
      title={name}
      width="page"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onSave}>{say("files.choices.save")}</Button>
          <Button look="primary" takesFocus onPress={onClose}>
            {say("app.close")}
          </Button>
        </>
      }
    >
      {picture.kind === "waiting" && <Skeleton label={say("files.picture.loading")} lines={6} />}
      {picture.kind === "refused" && (
        <Notice tone="trouble">{say("files.picture.failed", { reason: picture.reason })}</Notice>
      )}
      {picture.kind === "here" && (
        <img
          src={picture.address}
          alt={name}
          draggable={false}
          onError={() => setPicture({ kind: "refused", reason: say("files.picture.not-drawn") })}
          className="mx-auto max-h-[calc(100dvh-14rem)] max-w-full rounded-md object-contain"
        />
      )}
    </Dialog>
  )
}
