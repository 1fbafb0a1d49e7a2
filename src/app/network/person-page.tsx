import { Check, PenLine } from "lucide-react"
import { useState } from "react"
import { Button } from "../../ui/button.tsx"
import { ToggleGroup } from "../../ui/toggle-group.tsx"
import type { PersonPage as PersonFacts } from "../../worker/api/network.ts"
import { useApp } from "../app-context.ts"
import { say } from "../strings/say.ts"
import { entryChoices } from "../writings/entry-choices.tsx"
import { PageBar } from "../writings/page-bar.tsx"
import { useFactForm } from "./fact-form.ts"
import { PersonFields } from "./person-fields.tsx"
import { PersonHeader } from "./person-header.tsx"
import { PersonOverview } from "./person-overview.tsx"
import { PersonStream } from "./person-stream.tsx"

const views = ["overview", "timeline"] as const

/** A person: read first, filled in after *Edit*. */
export function PersonPage({ page, isNew }: Readonly<{ page: PersonFacts; isNew: boolean }>) {
  const app = useApp()
  const { id } = page.contact
  const form = useFactForm("contact", id, page.contact)
  const { autosave, record: contact } = form
  const [isEditing, setEditing] = useState(isNew)
  const [view, setView] = useState<(typeof views)[number]>("overview")
  const [isHistoryOpen, setHistoryOpen] = useState(false)
  const text = { id, autosave, isHistoryOpen, onHistoryClose: () => setHistoryOpen(false) }
  const header = (
    <PersonHeader page={page} isPinned={contact.pinned}>
      <ToggleGroup
        label={say("network.view")}
        value={view}
        onChange={(chosen) => {
          setView(chosen)
          setEditing(false)
        }}
        options={views.map((value) => ({ value, label: say(`network.view.${value}`) }))}
      />
    </PersonHeader>
  )
  return (
    <div className="grid h-full grid-rows-[auto_minmax(0,1fr)]">
      <PageBar
        state={form.state}
        onRetry={() => void autosave.flush()}
        actions={
          <Button
            size="small"
            icon={
              isEditing ? (
                <Check aria-hidden="true" className="size-4" />
              ) : (
                <PenLine aria-hidden="true" className="size-4" />
              )
            }
            onPress={() => {
              setView("overview")
              setEditing(!isEditing)
            }}
          >
            {say(isEditing ? "app.done" : "app.edit")}
          </Button>
        }
        choices={entryChoices(app, {
          id,
          isPinned: contact.pinned,
          isArchived: contact.archivedAt !== undefined,
          onPin: (pinned) => form.change({}, { pinned }),
          onHistory: () => {
            setView("overview")
            setHistoryOpen(true)
          },
        })}
      />
      {view === "timeline" ? (
        <div className="grid min-h-0 grid-rows-[auto_minmax(0,1fr)]">
          {header}
          <PersonStream id={id} />
        </div>
      ) : (
        // Another way of looking at it begins at its top.
        <div key={String(isEditing)} className="relative overflow-y-auto">
          {header}
          <div className="px-5 pb-24 sm:px-7">
            <div className="mx-auto max-w-page">
              {isEditing ? (
                <PersonFields page={page} form={form} text={text} />
              ) : (
                <PersonOverview
                  page={{ ...page, contact }}
                  text={text}
                  onTimeline={() => setView("timeline")}
                />
              )}
            </div>
          </div>
        </div>
      )}
    </div>
  )
}
