import { PenLine, Pin } from "lucide-react"
import { useCallback, useEffect, useRef, useState } from "react"
import { Button } from "../../ui/button.tsx"
import { Chip } from "../../ui/chip.tsx"
import { DateField } from "../../ui/date-field.tsx"
import { Disclosure } from "../../ui/disclosure.tsx"
import { TextField } from "../../ui/text-field.tsx"
import { TitleField } from "../../ui/title-field.tsx"
import type { NotePage as NotePageFacts } from "../../worker/api/journal.ts"
import { useApp } from "../app-context.ts"
import { RecordFiles } from "../attachments/record-files.tsx"
import { withChange } from "../autosave/record-change.ts"
import { useRecordAutosave } from "../autosave/use-record-autosave.ts"
import { dayWords } from "../fields/day-words.ts"
import { useToday } from "../frame/today-date.ts"
import { sayDay } from "../strings/dates.ts"
import { say } from "../strings/say.ts"
import { TagChips } from "../tags/tag-chips.tsx"
import { entryChoices } from "../writings/entry-choices.tsx"
import { TagsField } from "../fields/tags-field.tsx"
import { EntryTitle } from "../writings/entry-title.tsx"
import { PageBar } from "../writings/page-bar.tsx"
import { RecordText } from "../writings/record-text.tsx"
import { useMentions } from "../writings/use-mentions.ts"

/** A note on its page: one of today is written on, an earlier one is read until *Edit* is chosen. */
export function NotePage({
  page,
  isNew,
  caret,
}: Readonly<{ page: NotePageFacts; isNew: boolean; caret?: number }>) {
  const app = useApp()
  const today = useToday()
  const autosave = useRecordAutosave("journal-note", page.note.id)
  const note = withChange(page.note, autosave.changed)
  const [isEditing, setEditing] = useState(isNew || (note.date ?? today) >= today)
  const [wasChosen, setChosen] = useState(false)
  const [isHistoryOpen, setHistoryOpen] = useState(false)
  const mentions = useMentions()
  const article = useRef<HTMLElement>(null)

  const focusText = useCallback(
    () => article.current?.querySelector<HTMLElement>("[contenteditable=true][aria-multiline=true]")?.focus(),
    [],
  )
  useEffect(() => {
    if (wasChosen) focusText()
  }, [wasChosen, focusText])

  return (
    <div className="grid h-full grid-rows-[auto_minmax(0,1fr)]">
      <PageBar
        state={autosave.state}
        onRetry={() => void autosave.flush()}
        actions={
          !isEditing && (
            <Button
              size="small"
              icon={<PenLine aria-hidden="true" className="size-4" />}
              onPress={() => {
                setEditing(true)
                setChosen(true)
              }}
            >
              {say("writing.edit")}
            </Button>
          )
        }
        choices={entryChoices(app, {
          id: note.id,
          isPinned: note.pinned,
          isArchived: note.archivedAt !== undefined,
          onPin: (pinned) => autosave.change({}, { pinned }),
          onHistory: () => setHistoryOpen(true),
        })}
      />
      <div className="overflow-y-auto">
        <article
          ref={article}
          className="mx-auto flex min-h-full max-w-[51rem] flex-col gap-2 px-5 pt-8 pb-24 sm:px-8 sm:pt-12"
        >
          <div className="flex min-h-control-small flex-wrap items-center gap-x-3 gap-y-1.5">
            <span className="text-sm text-ink-faint">{say("journal.note")}</span>
            {isEditing ? (
              <DateField
                label={say("writing.date")}
                value={note.date ?? today}
                onChange={(date) => autosave.change({ date })}
                words={dayWords()}
              />
            ) : (
              note.date !== undefined && <span className="text-sm text-ink-soft">{sayDay(note.date)}</span>
            )}
            {note.pinned && <Chip icon={<Pin />}>{say("writing.pinned")}</Chip>}
            {note.archivedAt !== undefined && <Chip>{say("writing.is-archived")}</Chip>}
            {note.mood !== undefined && note.mood !== "" && <Chip>{note.mood}</Chip>}
            <TagChips tags={note.tags} />
          </div>
          {isEditing ? (
            <TitleField
              label={say("writing.title.note")}
              placeholder={say("writing.title.placeholder")}
              value={note.title ?? ""}
              onChange={(title) => autosave.change({ title })}
              onEnter={focusText}
              takesFocus={isNew}
            />
          ) : null}
          <EntryTitle title={note.title} isShown={!isEditing} />
          {isEditing && (
            <div className="pb-2">
              <Disclosure title={say("writing.details")}>
                <div className="grid max-w-measure gap-4 pt-2 pb-2">
                  <TagsField value={note.tags} onChange={(tags) => autosave.change({}, { tags })} />
                  <TextField
                    label={say("writing.mood")}
                    description={say("writing.mood.more")}
                    value={note.mood ?? ""}
                    maxLength={60}
                    onChange={(mood) => autosave.change({ mood })}
                  />
                </div>
              </Disclosure>
            </div>
          )}
          <RecordText
            id={note.id}
            body="text"
            label={say("writing.text.note")}
            placeholder={say("writing.text.placeholder")}
            readOnly={!isEditing}
            autosave={autosave}
            mentions={mentions}
            takesFocus={isEditing && !isNew}
            caret={caret}
            onCaret={(at) => app.noteWhere({ caret: at })}
            isHistoryOpen={isHistoryOpen}
            onHistoryClose={() => setHistoryOpen(false)}
          />
          <RecordFiles of={note.id} isReadOnly={!isEditing} />
        </article>
      </div>
    </div>
  )
}
