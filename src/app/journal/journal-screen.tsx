import { useSyncExternalStore } from "react"
import { NotebookPen, PenLine, UsersRound } from "lucide-react"
import { Button } from "../../ui/button.tsx"
import { EmptyState } from "../../ui/states.tsx"
import type { StreamRow } from "../../worker/api/journal.ts"
import { useApp } from "../app-context.ts"
import { Screen } from "../frame/screen.tsx"
import { useNewNote } from "../frame/use-new-note.ts"
import { useWindows } from "../frame/use-windows.ts"
import { WindowList } from "../frame/window-list.tsx"
import { openedFacts } from "../strings/facts.ts"
import { say } from "../strings/say.ts"
import { JournalFilters } from "./journal-filters.tsx"
import { JournalRow } from "./journal-row.tsx"
import { isNarrowed, streamQueryOf, useJournalView, wholeJournal } from "./journal-view.ts"
import { usePreviews } from "./use-previews.ts"

/** Notes and sessions, newest first. */
export function JournalScreen() {
  const { go, ask, opened, appearance } = useApp()
  const { look } = useSyncExternalStore(appearance.subscribe, appearance.current)
  const [view, change] = useJournalView()
  const query = streamQueryOf(view)
  const windows = useWindows(`journal ${JSON.stringify(query)}`, (vault, window) =>
    vault.listStream({ ...query, ...window }),
  )
  const previews = usePreviews()
  const isNarrow = isNarrowed(view)
  const isEmpty = windows.total === 0 && !windows.hasFailed && !isNarrow

  const newNote = useNewNote()
  const open = ({ kind, id }: StreamRow) =>
    go({ screen: kind === "mentoring-session" ? "session" : "note", id })

  return (
    <Screen
      title={say("rail.journal")}
      note={isEmpty ? null : openedFacts(opened)}
      actions={
        <>
          <Button
            icon={<UsersRound aria-hidden="true" className="size-4.5" />}
            onPress={() => ask({ dialog: "session" })}
          >
            {say("new.session")}
          </Button>
          <Button
            look="primary"
            icon={<PenLine aria-hidden="true" className="size-4.5" />}
            onPress={() => void newNote()}
          >
            {say("new.note")}
          </Button>
        </>
      }
      filters={!isEmpty && <JournalFilters view={view} onChange={change} total={windows.total} />}
      isList
    >
      <WindowList
        windows={windows}
        label={say("journal.list")}
        empty={
          isNarrow ? (
            <EmptyState
              icon={<NotebookPen />}
              sentence={say("journal.empty.narrow")}
              action={<Button onPress={() => change(wholeJournal)}>{say("journal.clear")}</Button>}
            />
          ) : (
            <EmptyState
              icon={<NotebookPen />}
              sentence={say("journal.empty")}
              action={
                <Button look="primary" onPress={() => void newNote()}>
                  {say("begin.note")}
                </Button>
              }
            />
          )
        }
        renderRow={(row, isTabStop, index) => (
          <JournalRow
            row={row}
            before={windows.itemAt(index - 1)}
            preview={look.previews ? previews.previewOf(row.id) : ""}
            onPreview={look.previews ? previews.want : undefined}
            isTabStop={isTabStop}
            onOpen={open}
          />
        )}
      />
    </Screen>
  )
}
