import { Ellipsis, Eye, HardDriveDownload, PenLine, Trash2 } from "lucide-react"
import { Button } from "react-aria-components/Button"
import { Menu, type MenuChoice } from "../../ui/menu.tsx"
import type { AttachmentRow } from "../../worker/api/attachments.ts"
import { useToday } from "../frame/today-date.ts"
import { sayInstantNear } from "../strings/dates.ts"
import { say } from "../strings/say.ts"
import { saySize } from "../strings/sizes.ts"
import { FileIcon } from "./file-icon.tsx"

type Act = (row: AttachmentRow) => void
type ListProps = Readonly<{
  rows: readonly AttachmentRow[]
  isReadOnly: boolean
  onLook: Act
  onSave: Act
  onRename: Act
  onRemove: Act
}>

/** Each opens by its name: a picture is looked at, anything else is saved to a file. */
export function FileList({ rows, ...acts }: ListProps) {
  return (
    <ul aria-label={say("files.list")} className="-mx-3 grid grid-cols-1">
      {rows.map((row) => (
        <li key={row.id} className="flex items-center gap-1 rounded-md pr-1 hover:bg-paper-hover">
          <FileRow row={row} {...acts} />
        </li>
      ))}
    </ul>
  )
}

function FileRow({ row, ...acts }: Omit<ListProps, "rows"> & Readonly<{ row: AttachmentRow }>) {
  const today = useToday()
  const { name, size, addedAt, isImage } = row
  const facts = say("files.size-when", { size: saySize(size), when: sayInstantNear(addedAt, today) })
  return (
    <>
      <Button
        onPress={() => (isImage ? acts.onLook(row) : acts.onSave(row))}
        aria-label={`${say(isImage ? "files.open" : "files.save-named", { name })}. ${facts}`}
        className="flex min-h-13 min-w-0 flex-1 cursor-default items-center gap-3 rounded-md px-3 py-2 text-left data-focus-visible:-outline-offset-2"
      >
        <FileIcon row={row} />
        <span className="min-w-0">
          <bdi className="line-clamp-2 text-base wrap-anywhere">{name}</bdi>
          <span className="block text-sm text-ink-faint">{facts}</span>
        </span>
      </Button>
      <Menu
        label={say("files.choices", { name })}
        trigger={
          <Button
            aria-label={say("files.choices", { name })}
            className="grid size-control-small shrink-0 place-items-center rounded-md text-ink-soft data-hovered:bg-paper-pressed data-pressed:bg-paper-pressed"
          >
            <Ellipsis aria-hidden="true" className="size-5" />
          </Button>
        }
        choices={choicesOf(row, acts)}
      />
    </>
  )
}

function choicesOf(row: AttachmentRow, acts: Omit<ListProps, "rows">): readonly MenuChoice[] {
  const look = {
    id: "look",
    label: say("files.choices.look"),
    icon: <Eye />,
    onChoose: () => acts.onLook(row),
  }
  const save = {
    id: "save",
    label: say("files.choices.save"),
    icon: <HardDriveDownload />,
    onChoose: () => acts.onSave(row),
  }
  const rename = {
    id: "rename",
    label: say("files.choices.rename"),
    icon: <PenLine />,
    onChoose: () => acts.onRename(row),
  }
  const remove = {
    id: "remove",
    label: say("files.choices.remove"),
    icon: <Trash2 />,
    onChoose: () => acts.onRemove(row),
  }
  return [...(row.isImage ? [look] : []), save, ...(acts.isReadOnly ? [] : [rename, remove])]
}
