import { Clock } from "lucide-react"
import { Button } from "../../ui/button.tsx"
import { NumberField } from "../../ui/number-field.tsx"
import { Section } from "../../ui/section.tsx"
import { TimeField } from "../../ui/time-field.tsx"
import { useApp } from "../app-context.ts"
import { say } from "../strings/say.ts"
import { AgendaList } from "./agenda-list.tsx"
import type { PartProps } from "./session-parts.ts"
import { TextPart } from "./text-part.tsx"
import { zoneHere } from "./zone.ts"

/** During the session: its notes, what was spoken of, and how long it took. */
export function HoldPart({ caret, ...given }: PartProps & Readonly<{ caret?: number }>) {
  const { session, isEditing, autosave } = given
  const { noteWhere } = useApp()
  const agenda = session.agenda ?? []
  const startNow = () => {
    const now = new Date()
    const two = (part: number) => String(part).padStart(2, "0")
    autosave.change({ actualStart: `${two(now.getHours())}:${two(now.getMinutes())}`, zone: zoneHere() })
  }
  return (
    <div className="grid gap-10">
      {agenda.length > 0 && (
        <Section title={say("session.agenda")}>
          <AgendaList
            agenda={agenda}
            {...(isEditing && {
              onTick: (at, isDone) => {
                const item = agenda[at]
                if (item !== undefined) autosave.change({ agenda: agenda.with(at, { ...item, isDone }) })
              },
            })}
          />
        </Section>
      )}
      <TextPart
        {...given}
        body="text"
        title={say("session.notes")}
        label={say("writing.text.session")}
        placeholder={say("writing.text.placeholder")}
        takesFocus={isEditing && caret !== undefined}
        caret={caret}
        onCaret={(at) => noteWhere({ caret: at, part: "hold" })}
      />
      {isEditing && (
        <Section title={say("session.time")}>
          <div className="flex flex-wrap items-end gap-5">
            <TimeField
              label={say("session.actual-start")}
              value={session.actualStart ?? null}
              onChange={(actualStart) => autosave.change({ actualStart, zone: zoneHere() })}
            />
            {session.actualStart === undefined && (
              <Button icon={<Clock aria-hidden="true" className="size-4" />} onPress={startNow}>
                {say("session.start-now")}
              </Button>
            )}
            <NumberField
              label={say("session.actual-minutes")}
              value={session.actualMinutes ?? null}
              onChange={(actualMinutes) => autosave.change({ actualMinutes })}
              min={1}
              max={1440}
              step={5}
              words={{ more: say("session.longer"), less: say("session.shorter") }}
            />
          </div>
        </Section>
      )}
    </div>
  )
}
