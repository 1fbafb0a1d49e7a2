import { Pin } from "lucide-react"
import { Button } from "react-aria-components/Button"
import { Avatar } from "../../ui/avatar.tsx"
import { classNames } from "../../ui/class-names.ts"
import type { PersonRow } from "../../worker/api/network.ts"
import { useApp } from "../app-context.ts"
import { useToday } from "../frame/today-date.ts"
import { sayDue, sayLastInteraction } from "../strings/due.ts"
import { say } from "../strings/say.ts"
import { sayTerm } from "../strings/terms.ts"
import { sayPlace } from "./person-words.ts"

/** One person in the list: who, where, what for, and how long it is since. */
export function PersonLine({ row, isTabStop }: Readonly<{ row: PersonRow; isTabStop: boolean }>) {
  const { go } = useApp()
  const today = useToday()
  const place = sayPlace(row)
  const isDue = row.due.kind === "due" || row.due.kind === "overdue"
  return (
    <Button
      onPress={() => go({ screen: "person", id: row.id })}
      excludeFromTabOrder={!isTabStop}
      className="grid min-h-16 w-full cursor-default grid-cols-[auto_minmax(0,1fr)] items-center gap-x-4 gap-y-1 rounded-md px-3 py-2.5 text-left transition-colors data-focus-visible:-outline-offset-2 data-hovered:bg-paper-hover data-pressed:bg-paper-pressed sm:grid-cols-[auto_minmax(0,1fr)_minmax(0,18rem)]"
    >
      <Avatar name={row.name} />
      <span className="min-w-0">
        <span className="flex items-center gap-2">
          <bdi
            className={classNames("truncate font-serif text-md", row.name === "" && "text-ink-faint italic")}
          >
            {row.name === "" ? say("people.unnamed") : row.name}
          </bdi>
          {row.pinned && (
            <>
              <Pin aria-hidden="true" className="size-3.5 shrink-0 text-ink-faint" />
              <span className="sr-only">{say("writing.pinned")}</span>
            </>
          )}
        </span>
        {place !== "" && (
          <span dir="auto" className="block truncate text-sm text-ink-soft">
            {place}
          </span>
        )}
        {row.networkRoles.length > 0 && (
          <span className="block truncate text-sm text-ink-faint">
            {row.networkRoles.map(sayTerm).join(" · ")}
          </span>
        )}
      </span>
      <span className="min-w-0 text-sm text-ink-faint max-sm:col-start-2 sm:text-right">
        {row.due.kind !== "none" && (
          <span className={classNames("block", isDue ? "font-medium text-owed" : "text-ink-soft")}>
            {sayDue(row.due, today)}
          </span>
        )}
        <span className="block">{sayLastInteraction(row.lastInteraction, today)}</span>
      </span>
    </Button>
  )
}
