import { Paperclip } from "lucide-react"
import { useRef, useState } from "react"
import { FileTrigger } from "react-aria-components/FileTrigger"
import type { RecordId } from "../../domain/envelope.ts"
import { Button } from "../../ui/button.tsx"
import { classNames } from "../../ui/class-names.ts"
import { Notice } from "../../ui/notice.tsx"
import { Section } from "../../ui/section.tsx"
import type { AttachmentRow } from "../../worker/api/attachments.ts"
import { useApp } from "../app-context.ts"
import { useAsked } from "../frame/use-asked.ts"
import { say } from "../strings/say.ts"
import { FileList } from "./file-list.tsx"
import { FileProgress } from "./file-progress.tsx"
import { PictureDialog } from "./picture-dialog.tsx"
import { RenameDialog } from "./rename-dialog.tsx"
import { suggestedName } from "./suggested-name.ts"
import { type Dropped, useDroppedFiles } from "./use-dropped-files.ts"
import { useFileWork } from "./use-file-work.ts"

type Shown = Readonly<{ dialog: "picture" | "rename"; row: AttachmentRow }>

/** The files that hang on a record. One that is only read shows them if there are any. */
export function RecordFiles({ of, isReadOnly = false }: Readonly<{ of: RecordId; isReadOnly?: boolean }>) {
  const { desktop, trash } = useApp()
  const { work, state } = useFileWork()
  const asked = useAsked(`files ${of}`, (vault) => vault.listAttachments(of))
  const [shown, setShown] = useState<Shown | null>(null)
  const part = useRef<HTMLDivElement>(null)
  const rows = asked.kind === "here" ? asked.value : []
  const now = state.now?.of === of ? state.now : null
  const troubles = state.troubles.filter((trouble) => trouble.of === of)

  const add = (files: readonly File[]) => {
    work.forgetTroubles(of)
    work.add(of, files)
  }
  const take = ({ files, folders }: Dropped) => {
    add(files)
    if (files.length + folders.length === 0) work.note(of, say("files.drop-failed"))
    for (const name of folders) work.note(of, say("files.not-added", { name, reason: say("files.folder") }))
  }
  const isOver = useDroppedFiles(part, !isReadOnly, take)
  const save = async (row: AttachmentRow) => {
    work.forgetTroubles(of)
    const picked = await desktop.pickSaveTarget({ suggestedName: suggestedName(row.name), extensions: [] })
    const answer = picked.ok ? picked.value : ({ outcome: "failed" } as const)
    if (answer.outcome === "picked") return work.save(of, row, answer.target, answer.name)
    if (answer.outcome === "cancelled") return
    const reason = say("files.reason.unknown-target")
    work.note(of, say("files.not-saved", { name: row.name, reason }))
  }
  const remove = (row: AttachmentRow) => void trash(row.id)

  if (asked.kind !== "here") return null
  if (isReadOnly && rows.length === 0 && now === null && troubles.length === 0) return null
  return (
    <div
      ref={part}
      className={classNames(
        "rounded-lg transition-shadow",
        isOver && "bg-accent-soft shadow-[0_0_0_0.75rem_var(--color-accent-soft)]",
      )}
    >
      <Section
        title={say("files.title")}
        action={
          !isReadOnly && (
            <FileTrigger allowsMultiple onSelect={(files) => add([...(files ?? [])])}>
              <Button size="small" look="quiet" icon={<Paperclip aria-hidden="true" className="size-4" />}>
                {say("files.add")}
              </Button>
            </FileTrigger>
          )
        }
      >
        {rows.length > 0 ? (
          <FileList
            rows={rows}
            isReadOnly={isReadOnly}
            onLook={(row) => setShown({ dialog: "picture", row })}
            onSave={(row) => void save(row)}
            onRename={(row) => setShown({ dialog: "rename", row })}
            onRemove={remove}
          />
        ) : (
          now === null && !isReadOnly && <p className="text-sm text-ink-faint">{say("files.none")}</p>
        )}
        {now !== null && <FileProgress now={now} waiting={state.waiting} onCancel={() => work.cancel()} />}
        {troubles.length > 0 && (
          <Notice tone="trouble">
            {troubles.map(({ sentence }) => (
              <p key={sentence} className="wrap-anywhere">
                {sentence}
              </p>
            ))}
          </Notice>
        )}
        {isOver && (
          <p className="fixed inset-x-0 bottom-6 z-20 mx-auto w-fit rounded-md bg-accent px-4 py-2 text-on-accent shadow-overlay">
            {say("files.drop")}
          </p>
        )}
      </Section>
      {shown?.dialog === "picture" && (
        <PictureDialog
          row={shown.row}
          onSave={() => {
            setShown(null)
            void save(shown.row)
          }}
          onClose={() => setShown(null)}
        />
      )}
      {shown?.dialog === "rename" && <RenameDialog row={shown.row} onClose={() => setShown(null)} />}
    </div>
  )
}
