import { Archive, ArchiveRestore, History, Pin, PinOff, Trash2 } from "lucide-react"
import type { RecordId } from "../../domain/envelope.ts"
import type { MenuChoice } from "../../ui/menu.tsx"
import type { AppParts } from "../app-context.ts"
import { changeReason } from "../strings/refusals.ts"
import { say } from "../strings/say.ts"

/** What can be done with a note or a session as a whole. `onHistory` is given where its page shows one text. */
export function entryChoices(
  {
    client,
    toasts,
    trash,
    leavePage,
    pending,
  }: Pick<AppParts, "client" | "toasts" | "trash" | "leavePage" | "pending">,
  {
    id,
    isPinned,
    isArchived,
    onPin,
    onHistory,
  }: Readonly<{
    id: RecordId
    isPinned: boolean
    isArchived: boolean
    onPin: (isPinned: boolean) => void
    onHistory?: () => void
  }>,
): readonly MenuChoice[] {
  const archive = async () => {
    if ((await pending.flush()) === "failed") return
    const done = await client.vault.archiveRecord(id, !isArchived)
    toasts.show({
      text: done.ok
        ? say(isArchived ? "writing.unarchived" : "writing.archived")
        : say("trash.failed", { reason: changeReason(done.refusal) }),
    })
  }
  return [
    {
      id: "pin",
      label: say(isPinned ? "writing.unpin" : "writing.pin"),
      icon: isPinned ? <PinOff /> : <Pin />,
      onChoose: () => onPin(!isPinned),
    },
    ...(onHistory === undefined
      ? []
      : [{ id: "history", label: say("versions.open"), icon: <History />, onChoose: onHistory }]),
    {
      id: "archive",
      label: say(isArchived ? "writing.unarchive" : "writing.archive"),
      icon: isArchived ? <ArchiveRestore /> : <Archive />,
      onChoose: () => void archive(),
    },
    {
      id: "trash",
      label: say("writing.trash"),
      icon: <Trash2 />,
      onChoose: () => void trash(id).then((isGone) => isGone && leavePage(id)),
    },
  ]
}
