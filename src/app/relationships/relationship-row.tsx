import { Button } from "react-aria-components/Button"
import { Chip } from "../../ui/chip.tsx"
import type { RelationshipRow as Row } from "../../worker/api/network.ts"
import { useApp } from "../app-context.ts"
import { useToday } from "../frame/today-date.ts"
import { sayNearDay } from "../strings/dates.ts"
import { sayDue } from "../strings/due.ts"
import { sayPeople } from "../strings/people.ts"
import { say } from "../strings/say.ts"
import { sayTerm } from "../strings/terms.ts"

/** One relationship of a list: who, in which roles, how far it is, and when next. */
export function RelationshipRow({ row, isTabStop }: Readonly<{ row: Row; isTabStop: boolean }>) {
  const { go } = useApp()
  const today = useToday()
  const people = sayPeople(row.people)
  const roles = [row.ownRole, row.kind].filter((term) => term !== "").map(sayTerm)
  const title = row.title === "" ? people : row.title
  const facts = [...(title === people ? [] : [people]), ...roles]
  const next =
    row.nextSession === null
      ? sayDue(row.due, today)
      : say("relationships.next", { when: sayNearDay(row.nextSession, today) })
  return (
    <Button
      onPress={() => go({ screen: "relationship", id: row.id })}
      excludeFromTabOrder={!isTabStop}
      className="grid min-h-16 w-full cursor-default grid-cols-[minmax(0,1fr)_auto] items-center gap-x-6 gap-y-0.5 rounded-md px-3 py-2.5 text-left transition-colors data-focus-visible:-outline-offset-2 data-hovered:bg-paper-hover data-pressed:bg-paper-pressed"
    >
      <span className="min-w-0">
        <span dir="auto" className="block truncate font-serif text-md">
          {title}
        </span>
        <span className="block truncate text-sm text-ink-faint">{facts.join(" · ")}</span>
      </span>
      <span className="grid justify-items-end gap-1">
        <span className="flex flex-wrap justify-end gap-1.5">
          {row.status !== "" && row.status !== "active" && <Chip>{sayTerm(row.status)}</Chip>}
          {row.stage !== "" && <Chip tone="accent">{sayTerm(row.stage)}</Chip>}
        </span>
        <span className="text-sm text-ink-soft">{next}</span>
      </span>
    </Button>
  )
}
