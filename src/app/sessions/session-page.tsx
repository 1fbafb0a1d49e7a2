import { CheckCheck, PenLine } from "lucide-react"
import { useRef, useState } from "react"
import { sessionStatus } from "../../domain/record-state.ts"
import type { Instant } from "../../domain/envelope.ts"
import { Button } from "../../ui/button.tsx"
import { Tabs } from "../../ui/tabs.tsx"
import type { SessionPage as SessionPageFacts } from "../../worker/api/journal.ts"
import { useApp } from "../app-context.ts"
import { RecordFiles } from "../attachments/record-files.tsx"
import { withChange } from "../autosave/record-change.ts"
import { useRecordAutosave } from "../autosave/use-record-autosave.ts"
import type { SessionPart } from "../frame/place.ts"
import { say } from "../strings/say.ts"
import { entryChoices } from "../writings/entry-choices.tsx"
import { PageBar } from "../writings/page-bar.tsx"
import { useMentions } from "../writings/use-mentions.ts"
import { HoldPart } from "./hold-part.tsx"
import { PreparePart } from "./prepare-part.tsx"
import { ReflectPart } from "./reflect-part.tsx"
import { SessionHead } from "./session-head.tsx"

/** A session: prepared, held, reflected on. Once closed it is read until *Edit* is chosen. */
export function SessionPage({
  page,
  isNew,
  part: startsAt,
  caret,
}: Readonly<{ page: SessionPageFacts; isNew: boolean; part?: SessionPart; caret?: number }>) {
  const app = useApp()
  const autosave = useRecordAutosave("mentoring-session", page.session.id)
  const session = withChange(page.session, autosave.changed)
  const mentions = useMentions()
  const isClosed = session.closedAt !== undefined
  const [isOpenAgain, setOpenAgain] = useState(false)
  const isEditing = !isClosed || isOpenAgain
  const [part, setPart] = useState(() => startsAt ?? firstPart(session))
  const tabs = useRef<HTMLDivElement>(null)

  const choosePart = (chosen: SessionPart) => {
    setPart(chosen)
    app.noteWhere({ part: chosen })
  }
  const close = async () => {
    autosave.change({
      closedAt: new Date().toISOString() as Instant,
      ...(sessionStatus(session) === "planned" && { status: "held" }),
    })
    setOpenAgain(false)
    if (await autosave.flush()) app.toasts.show({ text: say("session.closed") })
  }
  const given = { page, session, isEditing, autosave, mentions }
  const action = { size: "small" as const }
  return (
    <div className="grid h-full grid-rows-[auto_minmax(0,1fr)]">
      <PageBar
        state={autosave.state}
        onRetry={() => void autosave.flush()}
        actions={
          !isClosed ? (
            <Button
              {...action}
              icon={<CheckCheck aria-hidden="true" className="size-4" />}
              onPress={() => void close()}
            >
              {say("session.close")}
            </Button>
          ) : isEditing ? (
            <Button {...action} onPress={() => void autosave.flush().then(() => setOpenAgain(false))}>
              {say("session.done-editing")}
            </Button>
          ) : (
            <Button
              {...action}
              icon={<PenLine aria-hidden="true" className="size-4" />}
              onPress={() => setOpenAgain(true)}
            >
              {say("writing.edit")}
            </Button>
          )
        }
        choices={entryChoices(app, {
          id: session.id,
          isPinned: session.pinned,
          isArchived: session.archivedAt !== undefined,
          onPin: (pinned) => autosave.change({}, { pinned }),
        })}
      />
      <div className="overflow-y-auto">
        <article className="mx-auto grid max-w-[51rem] content-start gap-8 px-5 pt-8 pb-24 sm:px-8 sm:pt-12">
          <SessionHead
            {...given}
            takesFocus={isNew}
            onEnter={() =>
              tabs.current?.querySelector<HTMLElement>("[role=tab][aria-selected=true]")?.focus()
            }
          />
          <div ref={tabs}>
            <Tabs
              label={say("session.parts")}
              chosen={part}
              onChoose={choosePart}
              tabs={[
                {
                  id: "prepare",
                  label: say("session.prepare"),
                  content: <PreparePart {...given} takesFocus={isNew && (page.session.title ?? "") !== ""} />,
                },
                {
                  id: "hold",
                  label: say("session.hold"),
                  content: <HoldPart {...given} {...(caret !== undefined && { caret })} />,
                },
                { id: "reflect", label: say("session.reflect"), content: <ReflectPart {...given} /> },
              ]}
            />
          </div>
          <RecordFiles of={session.id} isReadOnly={!isEditing} />
        </article>
      </div>
    </div>
  )
}

/** What lies ahead is prepared; what was held is read by its notes. */
function firstPart(session: SessionPageFacts["session"]): SessionPart {
  return sessionStatus(session) === "planned" ? "prepare" : "hold"
}
