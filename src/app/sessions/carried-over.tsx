import { CornerDownRight } from "lucide-react"
import { Button } from "../../ui/button.tsx"
import { Section } from "../../ui/section.tsx"
import { Answer } from "../frame/answer.tsx"
import { useToday } from "../frame/today-date.ts"
import { useAsked } from "../frame/use-asked.ts"
import { sayNearDay } from "../strings/dates.ts"
import { say } from "../strings/say.ts"
import { leftOver } from "./agenda.ts"
import { AgendaText } from "./agenda-list.tsx"
import type { PartProps } from "./session-parts.ts"

/** What the session before left open, to be taken onto the agenda by one button. Not there where it left nothing. */
export function CarriedOver({ page, session, autosave }: PartProps) {
  const today = useToday()
  const { before, openActions } = page
  const key = `left over ${before?.id ?? ""} ${openActions.join(" ")}`
  const asked = useAsked(key, async (vault) => {
    if (before === null) return null
    const [former, rows] = await Promise.all([
      vault.getRecord("mentoring-session", before.id),
      vault.actionRows(openActions, today),
    ])
    return { agenda: former?.agenda ?? [], openActions: rows.map(({ action }) => action) }
  })
  if (before === null || asked.kind === "waiting") return null
  return (
    <Answer asked={asked}>
      {(left) => {
        const agenda = session.agenda ?? []
        const offered = left === null ? [] : leftOver({ id: before.id, ...left }, agenda)
        if (offered.length === 0) return null
        const when = sayNearDay(before.date, today)
        return (
          <div className="rounded-md border border-line bg-paper-sunken px-5 py-4">
            <Section
              title={say("session.left-over")}
              description={
                before.title.trim() === ""
                  ? say("session.left-over.untitled", { when })
                  : say("session.left-over.more", { title: before.title, when })
              }
              action={
                <Button
                  size="small"
                  icon={<CornerDownRight aria-hidden="true" className="size-4" />}
                  onPress={() => autosave.change({ agenda: [...offered, ...agenda] })}
                >
                  {say("session.take-over")}
                </Button>
              }
            >
              <ul aria-label={say("session.left-over")} className="grid gap-2">
                {offered.map((item) => (
                  <li key={item.text}>
                    <AgendaText
                      item={{ ...(item.kind !== undefined && { kind: item.kind }), text: item.text ?? "" }}
                    />
                  </li>
                ))}
              </ul>
            </Section>
          </div>
        )
      }}
    </Answer>
  )
}
