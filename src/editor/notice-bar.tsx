import { X } from "lucide-react"
import { IconButton } from "../ui/icon-button.tsx"
import type { EditorLabels } from "./editor-labels.ts"
import type { EditorNotice } from "./editor-notice.ts"

/** Says what was not done, where a screen reader hears it at once, until it is put away. */
export function NoticeBar({
  notice,
  labels,
  onDismiss,
}: Readonly<{ notice: EditorNotice | null; labels: EditorLabels; onDismiss: () => void }>) {
  return (
    <output className="document-notice" data-empty={notice === null ? "" : undefined}>
      {notice !== null && (
        <>
          <p>{sentenceFor(notice, labels)}</p>
          <IconButton label={labels.dismiss} icon={<X />} onPress={onDismiss} />
        </>
      )}
    </output>
  )
}

function sentenceFor(notice: EditorNotice, labels: EditorLabels): string {
  switch (notice.kind) {
    case "images-left-out":
      return labels.imagesLeftOut(notice.count)
    case "pasted-as-text":
      return labels.pastedAsText
    case "paste-too-large":
      return labels.pasteTooLarge
    case "change-too-large":
      return labels.changeTooLarge
  }
}
