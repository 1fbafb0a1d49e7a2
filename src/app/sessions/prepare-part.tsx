import { Section } from "../../ui/section.tsx"
import { say } from "../strings/say.ts"
import { AgendaEditor } from "./agenda-editor.tsx"
import { AgendaList } from "./agenda-list.tsx"
import { CarriedOver } from "./carried-over.tsx"
import type { PartProps } from "./session-parts.ts"
import { TextPart } from "./text-part.tsx"

/** Before the session: what it is for and what is to be spoken of. */
export function PreparePart({ takesFocus, ...given }: PartProps & Readonly<{ takesFocus: boolean }>) {
  const { session, isEditing, autosave } = given
  const agenda = session.agenda ?? []
  return (
    <div className="grid gap-10">
      {isEditing && <CarriedOver {...given} />}
      <TextPart
        {...given}
        body="prepare"
        title={say("session.wanted")}
        label={say("session.wanted")}
        placeholder={say("session.wanted.placeholder")}
        isShort
        takesFocus={takesFocus}
      />
      <Section title={say("session.agenda")}>
        {isEditing ? (
          <AgendaEditor agenda={agenda} onChange={(changed) => autosave.change({ agenda: changed })} />
        ) : (
          <AgendaList agenda={agenda} />
        )}
      </Section>
    </div>
  )
}
