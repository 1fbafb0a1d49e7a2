import { Section } from "../../ui/section.tsx"
import type { PersonPage } from "../../worker/api/network.ts"
import { RecordFiles } from "../attachments/record-files.tsx"
import { useToday } from "../frame/today-date.ts"
import { say } from "../strings/say.ts"
import { FactList } from "./fact-list.tsx"
import { flowSentence } from "./flow-sentence.ts"
import { PersonNotes, type PersonText } from "./person-notes.tsx"
import { PersonOpen } from "./person-open.tsx"
import { PersonRelationships } from "./person-relationships.tsx"
import { PersonLately } from "./person-stream.tsx"
import { PersonYearAgo } from "./person-year-ago.tsx"

/** A person as they are read: how it stands beside what is known. */
export function PersonOverview({
  page,
  text,
  onTimeline,
}: Readonly<{ page: PersonPage; text: PersonText; onTimeline: () => void }>) {
  const today = useToday()
  return (
    <div className="grid items-start gap-x-14 gap-y-9 pt-2 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <div className="grid min-w-0 gap-9">
        {page.flow !== null && page.contact.doNotAnalyse !== true && (
          <Section title={say("network.flow")}>
            <p className="font-serif text-md text-pretty">{flowSentence(page.flow, today)}</p>
          </Section>
        )}
        <PersonOpen page={page} />
        <PersonRelationships page={page} />
        <PersonLately id={page.contact.id} onMore={onTimeline} />
        <PersonYearAgo id={page.contact.id} />
      </div>
      <div className="grid min-w-0 gap-9">
        <Section title={say("network.facts")}>
          <FactList page={page} />
        </Section>
        <Section title={say("network.notes")}>
          <PersonNotes {...text} isEditing={false} />
        </Section>
        <RecordFiles of={page.contact.id} />
      </div>
    </div>
  )
}
