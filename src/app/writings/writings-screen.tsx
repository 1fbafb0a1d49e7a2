import { NotebookPen, PenLine, Trash2, UsersRound } from "lucide-react"
import { Button } from "../../ui/button.tsx"
import { IconButton } from "../../ui/icon-button.tsx"
import { Skeleton } from "../../ui/skeleton.tsx"
import { EmptyState, ErrorState } from "../../ui/states.tsx"
import type { WritingKind, WritingSummary } from "../../worker/api.ts"
import { useApp } from "../app-context.ts"
import { openedFacts } from "../strings/facts.ts"
import { say } from "../strings/say.ts"
import { useWritings } from "./use-writings.ts"
import { WritingList } from "./writing-list.tsx"

/** The journal: notes and sessions, newest first; or the trash. */
export function WritingsScreen({
  isTrash,
  onOpen,
  onCreate,
  onShowTrash,
  onRestore,
}: Readonly<{
  isTrash: boolean
  onOpen: (writing: WritingSummary) => void
  onCreate: (kind: WritingKind) => void
  onShowTrash: (isTrash: boolean) => void
  onRestore: (writing: WritingSummary) => void
}>) {
  const list = useWritings(isTrash)
  const { opened } = useApp()
  const total = list.windows?.total ?? 0
  return (
    <div className="grid h-full grid-rows-[auto_minmax(0,1fr)]">
      <header className="px-5 pt-8 pb-4 sm:px-7 sm:pt-12">
        <div className="mx-auto flex max-w-page flex-wrap items-end justify-between gap-4">
          <div>
            <h1 className="font-serif text-2xl font-medium tracking-tight">
              {say(isTrash ? "journal.trash" : "journal.title")}
            </h1>
            {total > 0 && (
              <p className="mt-1 text-sm text-ink-faint tabular-nums">
                {isTrash ? say("journal.count", { count: total }) : openedFacts(opened)}
              </p>
            )}
          </div>
          <Actions isTrash={isTrash} onCreate={onCreate} onShowTrash={onShowTrash} />
        </div>
      </header>
      <Rows list={list} isTrash={isTrash} onOpen={onOpen} onCreate={onCreate} onRestore={onRestore} />
    </div>
  )
}

function Actions({
  isTrash,
  onCreate,
  onShowTrash,
}: Readonly<{
  isTrash: boolean
  onCreate: (kind: WritingKind) => void
  onShowTrash: (isTrash: boolean) => void
}>) {
  if (isTrash) {
    return <Button onPress={() => onShowTrash(false)}>{say("journal.trash.back")}</Button>
  }
  return (
    <div className="flex flex-wrap items-center gap-2">
      <IconButton
        label={say("journal.trash")}
        icon={<Trash2 aria-hidden="true" />}
        onPress={() => onShowTrash(true)}
      />
      <Button
        icon={<UsersRound aria-hidden="true" className="size-4" />}
        onPress={() => onCreate("mentoring-session")}
      >
        {say("journal.new-session")}
      </Button>
      <Button
        look="primary"
        icon={<PenLine aria-hidden="true" className="size-4" />}
        onPress={() => onCreate("journal-note")}
      >
        {say("journal.new-note")}
      </Button>
    </div>
  )
}

function Rows({
  list,
  isTrash,
  onOpen,
  onCreate,
  onRestore,
}: Readonly<{
  list: ReturnType<typeof useWritings>
  isTrash: boolean
  onOpen: (writing: WritingSummary) => void
  onCreate: (kind: WritingKind) => void
  onRestore: (writing: WritingSummary) => void
}>) {
  if (list.hasFailed) {
    return (
      <ErrorState
        title={say("journal.failed.title")}
        actions={<Button onPress={list.reload}>{say("app.retry")}</Button>}
      >
        <p>{say("journal.failed.more")}</p>
      </ErrorState>
    )
  }
  if (list.windows === null) {
    return (
      <div className="mx-auto w-full max-w-page px-8 py-4">
        <Skeleton label={say("journal.loading")} lines={6} />
      </div>
    )
  }
  if (list.windows.total === 0) {
    return isTrash ? (
      <EmptyState icon={<Trash2 />} sentence={say("journal.empty.trash")} action={null} />
    ) : (
      <EmptyState
        icon={<NotebookPen />}
        sentence={say("journal.empty")}
        action={
          <Button look="primary" onPress={() => onCreate("journal-note")}>
            {say("begin.note")}
          </Button>
        }
      />
    )
  }
  return (
    <WritingList windows={list.windows} want={list.want} onOpen={onOpen} {...(isTrash && { onRestore })} />
  )
}
