import { useEffect, useState } from "react"
import type { EntityType } from "../../domain/entities.ts"
import type { RecordId } from "../../domain/envelope.ts"
import type { Mentions } from "../../editor/mentions/mention-props.ts"
import { Notice } from "../../ui/notice.tsx"
import { Skeleton } from "../../ui/skeleton.tsx"
import type { OpenRefusal } from "../../worker/api.ts"
import { useApp } from "../app-context.ts"
import type { RecordAutosave } from "../autosave/use-record-autosave.ts"
import { say } from "../strings/say.ts"
import { VersionsDialog } from "../versions/versions-dialog.tsx"
import { DocumentEditor } from "./document-editor.ts"
import { editorLabels } from "./editor-labels.ts"

type Loaded =
  | Readonly<{ kind: "waiting" }>
  | Readonly<{ kind: "here"; document: unknown }>
  | Readonly<{ kind: "refused"; reason: OpenRefusal["reason"] }>

export type RecordTextProps = Readonly<{
  id: RecordId
  body: string
  label: string
  placeholder?: string
  readOnly: boolean
  autosave: Pick<RecordAutosave<EntityType>, "changeText" | "typedText" | "forgetText" | "flush">
  mentions: Mentions
  takesFocus?: boolean
  caret?: number | undefined
  onCaret?: (caret: number) => void
  /** Shows the earlier states of the text. */
  isHistoryOpen: boolean
  onHistoryClose: () => void
}>

/** One long text of a record, and its history. What is loaded is shown; only what the owner changes is saved. */
export function RecordText({ isHistoryOpen, onHistoryClose, ...text }: RecordTextProps) {
  const { id, body, label, autosave } = text
  const [round, setRound] = useState(0)
  return (
    <>
      <LoadedText key={round} {...text} />
      {isHistoryOpen && (
        <VersionsDialog
          text={{ id, body, label }}
          onFlush={autosave.flush}
          onRestored={() => {
            autosave.forgetText(body)
            setRound((before) => before + 1)
          }}
          onClose={onHistoryClose}
        />
      )}
    </>
  )
}

function LoadedText({
  id,
  body,
  label,
  placeholder,
  readOnly,
  autosave,
  mentions,
  takesFocus = false,
  caret,
  onCaret,
}: Omit<RecordTextProps, "isHistoryOpen" | "onHistoryClose">) {
  const { client, desktop } = useApp()
  const [labels] = useState(editorLabels)
  const [loaded, setLoaded] = useState<Loaded>(() => {
    // What was typed here before may not be saved yet: the vault's text would be an older one.
    const typed = autosave.typedText(body)
    return typed === undefined ? { kind: "waiting" } : { kind: "here", document: typed.toDocument() }
  })
  const isWaiting = loaded.kind === "waiting"
  useEffect(() => {
    if (!isWaiting) return
    let isWanted = true
    const show = (answer: Loaded) => {
      if (isWanted) setLoaded(answer)
    }
    client.vault.openText(id, body).then(
      (opened) =>
        show(
          opened.ok
            ? { kind: "here", document: opened.value }
            : { kind: "refused", reason: opened.refusal.reason },
        ),
      () => show({ kind: "refused", reason: "damaged" }),
    )
    return () => {
      isWanted = false
    }
  }, [client, id, body, isWaiting])

  switch (loaded.kind) {
    case "waiting":
      return <Skeleton label={say("writing.loading")} lines={6} />
    case "refused":
      return <Notice tone="trouble">{say(`writing.${loaded.reason}`)}</Notice>
    case "here":
      return (
        <DocumentEditor
          documentId={`${id} ${body}`}
          labels={labels}
          value={loaded.document}
          label={label}
          {...(placeholder !== undefined && { placeholder })}
          readOnly={readOnly}
          mentions={mentions}
          {...(takesFocus && { autoFocus: true })}
          {...(caret !== undefined && { initialCaret: caret })}
          onChange={(text) => autosave.changeText(body, text)}
          {...(onCaret !== undefined && { onCaretMove: onCaret })}
          onOpenLink={(url) => void desktop.openLink({ url })}
        />
      )
  }
}
