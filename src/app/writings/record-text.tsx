import { useEffect, useState } from "react"
import { parseDocument } from "../../documents/parse-document.ts"
import { isEmptyDocument } from "../../documents/plain-text.ts"
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

function LoadedText(props: Omit<RecordTextProps, "isHistoryOpen" | "onHistoryClose">) {
  const { id, body, autosave, readOnly } = props
  const { client } = useApp()
  const [loaded, setLoaded] = useState<Loaded>(() =>
    autosave.typedText(body) === undefined ? { kind: "waiting" } : { kind: "here", document: null },
  )
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
      return readOnly && isEmpty(newestOf(props, loaded.document)) ? (
        <p className="py-2 text-ink-soft">{say("writing.nothing")}</p>
      ) : (
        <ShownText {...props} loaded={loaded.document} />
      )
  }
}

function ShownText({
  loaded,
  ...props
}: Omit<RecordTextProps, "isHistoryOpen" | "onHistoryClose"> & Readonly<{ loaded: unknown }>) {
  const { id, body, label, placeholder, readOnly, autosave, mentions, takesFocus, caret, onCaret } = props
  const { desktop } = useApp()
  const [labels] = useState(editorLabels)
  const [document] = useState(() => newestOf(props, loaded))
  return (
    <DocumentEditor
      documentId={`${id} ${body}`}
      labels={labels}
      value={document}
      label={label}
      {...(placeholder !== undefined && { placeholder })}
      readOnly={readOnly}
      mentions={mentions}
      {...(takesFocus === true && { autoFocus: true })}
      {...(caret !== undefined && { initialCaret: caret })}
      onChange={(text) => autosave.changeText(body, text)}
      {...(onCaret !== undefined && { onCaretMove: onCaret })}
      onOpenLink={(url) => void desktop.openLink({ url })}
    />
  )
}

/** What was typed on this page may not be saved yet: the vault's text would be an older one. */
function newestOf({ autosave, body }: Pick<RecordTextProps, "autosave" | "body">, loaded: unknown): unknown {
  return autosave.typedText(body)?.toDocument() ?? loaded
}

/** A text that this version cannot read is never taken for an empty one. */
function isEmpty(document: unknown): boolean {
  const parsed = parseDocument(document)
  return parsed.ok && isEmptyDocument(parsed.value)
}
