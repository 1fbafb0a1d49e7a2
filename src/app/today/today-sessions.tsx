import type { ReactNode } from "react"
import { Button as AriaButton } from "react-aria-components/Button"
import type { LocalDate } from "../../base/local-date.ts"
import { sessionStatuses } from "../../domain/mentoring-session.ts"
import { Button } from "../../ui/button.tsx"
import { Menu } from "../../ui/menu.tsx"
import { Section } from "../../ui/section.tsx"
import type { StreamRow } from "../../worker/api/journal.ts"
import type { TodayPage } from "../../worker/api/ledger.ts"
import { useApp } from "../app-context.ts"
import { useToday } from "../frame/today-date.ts"
import { sayDay, sayNearDay, sayTimeOfDay } from "../strings/dates.ts"
import { sayPeople } from "../strings/people.ts"
import { say } from "../strings/say.ts"
import { sayTerm } from "../strings/terms.ts"

const outcomes = sessionStatuses.filter((status) => status !== "planned")

/** What is planned, each with its way into the preparation; and what was planned and is past. */
export function TodaySessions({
  next,
  unsettled,
}: Readonly<{ next: TodayPage["nextSessions"]; unsettled: TodayPage["unsettledSessions"] }>) {
  const today = useToday()
  const { go } = useApp()
  return (
    <>
      <Section title={say("today.sessions")}>
        {next.length === 0 ? (
          <p className="text-ink-faint">{say("today.sessions.none")}</p>
        ) : (
          <ul className="grid grid-cols-1 gap-1">
            {next.map((row) => (
              <Line key={row.id} row={row} when={sayWhen(row.date, row.start, today)}>
                <Button size="small" onPress={() => go({ screen: "session", id: row.id, part: "prepare" })}>
                  {say("today.prepare")}
                </Button>
              </Line>
            ))}
          </ul>
        )}
      </Section>
      {unsettled.length > 0 && (
        <Section title={say("today.unsettled")} description={say("today.unsettled.more")}>
          <ul className="grid grid-cols-1 gap-1">
            {unsettled.map((row) => (
              <Line key={row.id} row={row} when={sayNearDay(row.date, today)}>
                <Outcome row={row} />
              </Line>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}

function Outcome({ row }: Readonly<{ row: StreamRow }>) {
  const { client } = useApp()
  const label = say("today.unsettled")
  return (
    <Menu
      label={label}
      trigger={<Button size="small">{sayTerm("planned")}</Button>}
      choices={outcomes.map((status) => ({
        id: status,
        label: sayTerm(status),
        onChoose: () => void client.vault.changeRecord("mentoring-session", row.id, { status }),
      }))}
    />
  )
}

function Line({ row, when, children }: Readonly<{ row: StreamRow; when: string; children: ReactNode }>) {
  const { go } = useApp()
  const people = row.people.length === 0 ? null : sayPeople(row.people)
  const title = row.title.trim() === "" ? people : row.title
  return (
    <li className="-mx-3 flex items-center gap-2 rounded-md pr-3 hover:bg-paper-hover">
      <AriaButton
        onPress={() => go({ screen: "session", id: row.id })}
        className="min-w-0 flex-1 cursor-default rounded-md px-3 py-2 text-left"
      >
        <span dir="auto" className="block truncate font-serif text-md">
          {title ?? say("new.session")}
        </span>
        <span className="block truncate text-sm text-ink-soft">
          <span className="sr-only">{sayDay(row.date)} </span>
          {[when, title === people ? null : people].filter((part) => part !== null).join(" · ")}
        </span>
      </AriaButton>
      {children}
    </li>
  )
}

function sayWhen(date: LocalDate, start: string | null, today: LocalDate): string {
  const day = sayNearDay(date, today)
  return start === null ? day : say("today.at", { day, time: sayTimeOfDay(start) })
}
