import { Check, PenLine } from "lucide-react"
import { useState } from "react"
import { Button } from "../../ui/button.tsx"
import { Notice } from "../../ui/notice.tsx"
import { TextArea } from "../../ui/text-area.tsx"
import { TextField } from "../../ui/text-field.tsx"
import type { OrganisationPage as OrganisationFacts } from "../../worker/api/network.ts"
import { useApp } from "../app-context.ts"
import { say } from "../strings/say.ts"
import { entryChoices } from "../writings/entry-choices.tsx"
import { PageBar } from "../writings/page-bar.tsx"
import { useFactForm } from "./fact-form.ts"
import { OrganisationPeople } from "./organisation-people.tsx"
import { useTakingOut } from "./use-taking-out.ts"

/** An organisation, read first, and the people of it. */
export function OrganisationPage({ page, isNew }: Readonly<{ page: OrganisationFacts; isNew: boolean }>) {
  const app = useApp()
  const { id, archivedAt } = page.organisation
  const form = useFactForm("organisation", id, page.organisation)
  const { autosave, record: organisation } = form
  const [isEditing, setEditing] = useState(isNew)
  const takeOut = useTakingOut(id)
  const { name = "", kind = "", notes = "" } = organisation
  const nameError = form.errorAt("name")
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
            onPress={() => setEditing(!isEditing)}
          >
            {say(isEditing ? "app.done" : "app.edit")}
          </Button>
        }
        choices={entryChoices(app, {
          id,
          isPinned: organisation.pinned,
          isArchived: archivedAt !== undefined,
          onPin: (pinned) => form.change({}, { pinned }),
        })}
      />
      <div className="relative overflow-y-auto px-5 pt-8 pb-24 sm:px-7 sm:pt-10">
        <div className="mx-auto grid max-w-page gap-9">
          {archivedAt !== undefined && (
            <Notice>
              <p>{say("network.organisation.archived")}</p>
              <div>
                <Button size="small" onPress={() => void takeOut()}>
                  {say("writing.unarchive")}
                </Button>
              </div>
            </Notice>
          )}
          <div className="grid max-w-measure gap-5">
            <h1
              className={
                isEditing ? "sr-only" : "font-serif text-2xl font-medium tracking-tight wrap-anywhere"
              }
            >
              <bdi>{name.trim() === "" ? say("people.unnamed") : name}</bdi>
            </h1>
            {isEditing ? (
              <>
                <TextField
                  label={say("network.organisation.name")}
                  value={name}
                  onChange={(typed) => form.change({ name: typed })}
                  error={
                    nameError !== undefined && name.trim() === ""
                      ? say("network.organisation.no-name")
                      : nameError
                  }
                  dir="auto"
                  takesFocus
                />
                <TextField
                  label={say("network.organisation.kind")}
                  value={kind}
                  onChange={(typed) => form.change({ kind: typed })}
                  placeholder={say("network.organisation.kind.example")}
                  error={form.errorAt("kind")}
                  dir="auto"
                />
                <TextArea
                  label={say("network.notes")}
                  value={notes}
                  onChange={(typed) => form.change({ notes: typed })}
                  error={form.errorAt("notes")}
                  rows={5}
                  dir="auto"
                />
              </>
            ) : (
              <>
                {kind.trim() !== "" && (
                  <p dir="auto" className="-mt-4 text-ink-soft">
                    {kind}
                  </p>
                )}
                {notes.trim() !== "" && (
                  <p dir="auto" className="wrap-anywhere whitespace-pre-line">
                    {notes}
                  </p>
                )}
              </>
            )}
          </div>
          <OrganisationPeople organisation={id} />
        </div>
      </div>
    </div>
  )
}
