import { File, FileArchive, FileAudio, FileImage, FileText, FileVideo } from "lucide-react"
import type { AttachmentRow } from "../../worker/api/attachments.ts"

/** A small picture of the kind of file, by what it was said to be. */
export function FileIcon({ row: { mediaType } }: Readonly<{ row: Pick<AttachmentRow, "mediaType"> }>) {
  const given = {
    "aria-hidden": true,
    className: "size-5 shrink-0 text-ink-faint",
    strokeWidth: 1.5,
  } as const
  if (mediaType.startsWith("image/")) return <FileImage {...given} />
  if (mediaType.startsWith("audio/")) return <FileAudio {...given} />
  if (mediaType.startsWith("video/")) return <FileVideo {...given} />
  if (/zip|compressed|x-tar|x-7z/.test(mediaType)) return <FileArchive {...given} />
  if (/^text\/|pdf|document|presentation|sheet/.test(mediaType)) return <FileText {...given} />
  return <File {...given} />
}
