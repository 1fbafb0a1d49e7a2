import { ArrowLeft, Ellipsis, Trash2 } from "lucide-react"
import { useRef, useState } from "react"
import { Button as AriaButton } from "react-aria-components/Button"
import type { LocalDate } from "../../base/local-date.ts"
import { Button } from "../../ui/button.tsx"
import { DateField } from "../../ui/date-field.tsx"
import { Menu } from "../../ui/menu.tsx"
import { TitleField } from "../../ui/title-field.tsx"
import type { Writing } from "../../worker/api.ts"
import { useApp } from "../app-context.ts"
import { say } from "../strings/say.ts"
import { DocumentEditor } from "./document-editor.ts"
import { editorLabels } from "./editor-labels.ts"
import { SaveState } from "../autosave/save-state.tsx"
import { useWritingAutosave } from "./use-writing-autosave.ts"

/** A note or a session on its page. What is loaded is shown; only what the owner changes is saved. */
export function WritingPage({
  writing,
  caret,
  isNew,
  onCaret,
  onBack,
  onTrash,
}: Readonly<{
  writing: Writing
  caret?: number | undefined
  isNew: boolean
  onCaret: (caret: number) => void
  onBack: () => void
  onTrash: () => void
}>) {
  const { desktop } = useApp()
  const { autosave, state } = useWritingAutosave(writing.id)
  const [title, setTitle] = useState(writing.title)
  const [date, setDate] = useState(writing.date)
  const [labels] = useState(editorLabels)
  const page = useRef<HTMLElement>(null)
  const isNote = writing.kind === "journal-note"

  const changeTitle = (changed: string) => {
    setTitle(changed)
    autosave.edit({ title: changed })
  }
  const changeDate = (changed: LocalDate) => {
    setDate(changed)
    autosave.edit({ date: changed })
  }

  return (
    <div className="grid h-full grid-rows-[auto_minmax(0,1fr)]">
      <header className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b border-line px-4 py-2">
        <Button
          size="small"
          look="quiet"
          icon={<ArrowLeft aria-hidden="true" className="size-4" />}
          onPress={onBack}
        >
          {say("writing.back")}
        </Button>
        <div className="flex items-center gap-3">
          <SaveState state={state} onRetry={() => void autosave.flush()} />
          <Menu
            label={say("writing.more")}
            trigger={
              <AriaButton
                aria-label={say("writing.more")}
                className="grid size-control-small place-items-center rounded-md text-ink-soft data-hovered:bg-paper-hover data-pressed:bg-paper-pressed"
              >
                <Ellipsis aria-hidden="true" className="size-5" />
              </AriaButton>
            }
            choices={[{ id: "trash", label: say("writing.trash"), icon: <Trash2 />, onChoose: onTrash }]}
          />
        </div>
      </header>
      <div className="overflow-y-auto">
        <article
          ref={page}
          className="mx-auto flex min-h-full max-w-[51rem] flex-col gap-2 px-5 pt-8 pb-24 sm:px-8 sm:pt-12"
        >
          <h1 className="sr-only">{title.trim() === "" ? say("journal.untitled") : title}</h1>
          <div className="flex flex-wrap items-center gap-x-3">
            <span className="text-sm text-ink-faint">{say(isNote ? "journal.note" : "journal.session")}</span>
            <DateField
              label={say("writing.date")}
              value={date}
              onChange={changeDate}
              words={{
                open: say("writing.date.open"),
                previousMonth: say("writing.date.previous"),
                nextMonth: say("writing.date.next"),
              }}
            />
          </div>
          <TitleField
            label={say(isNote ? "writing.title.note" : "writing.title.session")}
            placeholder={say("writing.title.placeholder")}
            value={title}
            onChange={changeTitle}
            onEnter={() =>
              page.current?.querySelector<HTMLElement>("[contenteditable=true][aria-multiline=true]")?.focus()
            }
            takesFocus={isNew}
          />
          <DocumentEditor
            documentId={writing.id}
            labels={labels}
            value={writing.document}
            label={say(isNote ? "writing.text.note" : "writing.text.session")}
            placeholder={say("writing.text.placeholder")}
            {...(!isNew && { autoFocus: true })}
            {...(caret !== undefined && { initialCaret: caret })}
            onChange={(text) => autosave.edit({ text })}
            onCaretMove={onCaret}
            onOpenLink={(url) => void desktop.openLink({ url })}
          />
        </article>
      </div>
    </div>
  )
}
