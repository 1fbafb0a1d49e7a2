import { Pin } from "lucide-react"
import { useState } from "react"
import { sessionStatus } from "../../domain/record-state.ts"
import { Button } from "../../ui/button.tsx"
import { Chip } from "../../ui/chip.tsx"
import { DefinitionList } from "../../ui/definition-list.tsx"
import { TitleField } from "../../ui/title-field.tsx"
import { sayDay, sayMinutes, sayTimeOfDay } from "../strings/dates.ts"
import { say } from "../strings/say.ts"
import { sayTerm } from "../strings/terms.ts"
import { TagChips } from "../tags/tag-chips.tsx"
import { EntryTitle } from "../writings/entry-title.tsx"
import { RecordLinks } from "../writings/record-links.tsx"
import { SessionFactsForm } from "./session-facts-form.tsx"
import type { PartProps } from "./session-parts.ts"

/** What a session was about, with whom and when: read first, changed on demand. */
export function SessionHead({
  takesFocus,
  onEnter,
  ...given
}: PartProps & Readonly<{ takesFocus: boolean; onEnter: () => void }>) {
  const { page, session, isEditing, autosave } = given
  const [isChanging, setChanging] = useState(false)
  const status = sessionStatus(session)
  return (
    <header className="grid gap-2">
      <div className="flex min-h-control-small flex-wrap items-center gap-x-3 gap-y-1.5">
        <span className="text-sm text-ink-faint">{say("journal.session")}</span>
        <Chip tone={status === "planned" ? "accent" : "plain"}>{sayTerm(status)}</Chip>
        {session.closedAt !== undefined && <Chip>{say("session.is-closed")}</Chip>}
        {session.pinned && <Chip icon={<Pin />}>{say("writing.pinned")}</Chip>}
        {session.archivedAt !== undefined && <Chip>{say("writing.is-archived")}</Chip>}
        <TagChips tags={session.tags} />
      </div>
      {isEditing && (
        <TitleField
          label={say("writing.title.session")}
          placeholder={say("writing.title.placeholder")}
          value={session.title ?? ""}
          onChange={(title) => autosave.change({ title })}
          onEnter={onEnter}
          takesFocus={takesFocus && (session.title ?? "") === ""}
        />
      )}
      <EntryTitle title={session.title} isShown={!isEditing} />
      {isEditing && isChanging ? (
        <SessionFactsForm {...given} onDone={() => setChanging(false)} />
      ) : (
        <div className="grid gap-3 pt-2">
          <DefinitionList items={factsOf(page, session)} />
          {isEditing && (
            <div className="-ml-3">
              <Button size="small" look="quiet" onPress={() => setChanging(true)}>
                {say("session.change-facts")}
              </Button>
            </div>
          )}
        </div>
      )}
    </header>
  )
}

function factsOf(page: PartProps["page"], session: PartProps["session"]) {
  const { date, plannedStart, plannedMinutes, purpose, format, place, framework } = session
  const start = session.actualStart ?? plannedStart
  const minutes = session.actualMinutes ?? plannedMinutes
  const list = (...parts: readonly (string | null | undefined)[]) =>
    parts.filter((part) => part !== null && part !== undefined && part !== "").join(" · ")
  const people = namesShown(page.people, session.contacts)
  const relationships = namesShown(page.relationships, session.relationships)
  return [
    {
      label: say("session.people"),
      value: people.length === 0 ? null : <RecordLinks records={people} screen="person" />,
    },
    {
      label: say("session.when"),
      value: list(
        date === undefined ? null : sayDay(date),
        start === undefined ? null : sayTimeOfDay(start),
        minutes === undefined ? null : sayMinutes(minutes),
      ),
    },
    {
      label: say("session.how"),
      value: list(
        purpose === undefined ? null : sayTerm(purpose),
        format === undefined ? null : sayTerm(format),
        place,
        framework === undefined || framework === "none" ? null : sayTerm(framework),
      ),
    },
    {
      label: say("session.relationships"),
      value:
        relationships.length === 0 ? null : <RecordLinks records={relationships} screen="relationship" />,
    },
  ]
}

/** The vault's names of those that the page shows now. */
function namesShown<Name extends Readonly<{ id: string }>>(
  named: readonly Name[],
  ids: readonly string[] = [],
): readonly Name[] {
  return named.filter(({ id }) => ids.includes(id))
}
