import { EditorContent, useEditor } from "@tiptap/react"
import { type KeyboardEvent, useEffect, useRef, useState } from "react"
import type { JournalDocument } from "../documents/document.ts"
import { documentFromNode } from "./document-from-node.ts"
import type { DocumentEditorProps } from "./document-editor-props.ts"
import type { EditorLabels } from "./editor-labels.ts"
import type { EditorNotice } from "./editor-notice.ts"
import { createEditorSignals, type EditorSignal } from "./editor-signals.ts"
import { documentExtensions } from "./extensions/document-extensions.ts"
import { createMentionSource } from "./mentions/mention-source.ts"
import { NoticeBar } from "./notice-bar.tsx"
import { editorSchemaSpec } from "./prosemirror-schema.ts"
import { SuggestionPopup } from "./suggestions/suggestion-popup.tsx"
import { createSuggestionPort } from "./suggestions/suggestion-port.ts"
import { EditorToolbar } from "./toolbar/editor-toolbar.tsx"

export type LiveEditorProps = Omit<DocumentEditorProps, "value" | "labels"> &
  Readonly<{ document: JournalDocument; labels: EditorLabels }>

/** The editor of one document, from its mounting to its end. */
export function LiveEditor({
  document,
  labels,
  label,
  placeholder = "",
  readOnly = false,
  autoFocus = false,
  initialCaret,
  onChange,
  onCaretMove,
  onOpenLink,
  mentions,
}: LiveEditorProps) {
  const [signals] = useState(createEditorSignals)
  const [names] = useState(createMentionSource)
  const [suggestions] = useState(createSuggestionPort)
  const [start] = useState({ caret: initialCaret, focus: autoFocus })
  const [notice, setNotice] = useState<EditorNotice | null>(null)
  const [isLinkOpen, setLinkOpen] = useState(false)
  const toolbar = useRef<HTMLDivElement>(null)
  const isReading = useRef(readOnly)

  const editor = useEditor({
    schemaSpec: editorSchemaSpec,
    extensions: documentExtensions({
      labels,
      placeholder,
      send: signals.send,
      mentions: names,
      suggestions,
    }),
    content: document as object,
    editable: !readOnly,
    // Its style element would need a policy of its own; editor.css carries the rules.
    injectCSS: false,
    immediatelyRender: true,
    shouldRerenderOnTransaction: false,
    // An unknown node must throw: TipTap's own answer to one is an empty document.
    enableContentCheck: true,
    // Text that is pasted stays what it was: only addresses in it become links.
    enablePasteRules: ["link"],
    editorProps: {
      attributes: () => ({
        class: "document-text",
        ...(isReading.current
          ? { role: "document" }
          : { role: "textbox", "aria-multiline": "true", "aria-keyshortcuts": "Alt+F10" }),
        "aria-label": label,
        spellcheck: "false",
        autocorrect: "off",
        autocapitalize: "off",
        autocomplete: "off",
        translate: "no",
      }),
    },
  })

  useEffect(
    () =>
      signals.listen((signal: EditorSignal) => {
        switch (signal.kind) {
          case "changed": {
            const { document: changed, caret } = signal
            return onChange?.({ toDocument: () => documentFromNode(changed), caret })
          }
          case "caret-moved":
            return onCaretMove?.(signal.caret)
          case "edit-link":
            return setLinkOpen(true)
          case "enter-toolbar":
            return toolbar.current?.querySelector<HTMLElement>("button")?.focus()
          case "open-link":
            return onOpenLink?.(signal.href)
          case "notice":
            return setNotice(signal.notice)
        }
      }),
    [signals, onChange, onCaretMove, onOpenLink],
  )

  useEffect(() => {
    const { commands, state } = editor
    if (start.caret !== undefined)
      commands.setTextSelection(Math.min(Math.max(Math.trunc(start.caret), 0), state.doc.content.size))
    if (start.focus) commands.focus()
  }, [editor, start])

  useEffect(() => {
    isReading.current = readOnly
    editor.setEditable(!readOnly, false)
    names.redraw()
  }, [editor, readOnly, names])
  useEffect(() => names.set(mentions), [names, mentions])

  const leaveToolbar = (event: KeyboardEvent): void => {
    if (event.key === "Escape" && toolbar.current?.contains(event.target as Node) === true)
      editor.view.focus()
  }

  return (
    <div className="document-editor" role="presentation" onKeyDown={leaveToolbar}>
      {!readOnly && (
        <EditorToolbar
          editor={editor}
          labels={labels}
          toolbarRef={toolbar}
          isLinkOpen={isLinkOpen}
          onLinkOpenChange={setLinkOpen}
          onOpenLink={onOpenLink}
        />
      )}
      <NoticeBar notice={notice} labels={labels} onDismiss={() => setNotice(null)} />
      <EditorContent editor={editor} className="document-page" />
      <SuggestionPopup editor={editor} port={suggestions} labels={labels} mentions={mentions} />
    </div>
  )
}
