import { Check } from "lucide-react"
import { Button } from "react-aria-components/Button"
import { classNames } from "../../ui/class-names.ts"
import type { ActionRow as Row } from "../../worker/api/ledger.ts"
import { sayNearDay } from "../strings/dates.ts"
import { say } from "../strings/say.ts"
import { sayTerm } from "../strings/terms.ts"
import { useTicking } from "./use-ticking.ts"
import { useToday } from "../frame/today-date.ts"

/** One action: a tick, what it is, who does it and until when. */
export function ActionRow({
  row,
  isTabStop,
  onOpen,
}: Readonly<{ row: Row; isTabStop: boolean; onOpen: () => void }>) {
  const { action, isOverdue } = row
  const today = useToday()
  const tick = useTicking(action)
  const isDone = action.status === "done"
  const title = action.title ?? ""
  const due = action.due
  const facts = [
    whoDoesIt(row),
    row.relationship?.name,
    row.session === null ? undefined : row.session.title,
    action.status !== "open" && action.status !== undefined && !isDone ? sayTerm(action.status) : undefined,
  ].filter((fact) => fact !== undefined && fact !== "")
  return (
    <div className="flex items-center gap-1 rounded-md pl-3 hover:bg-paper-hover">
      <Button
        aria-label={say(isDone ? "goals.reopen" : "goals.mark", { title })}
        excludeFromTabOrder={!isTabStop}
        onPress={() => void tick(!isDone)}
        className={classNames(
          "grid size-6 shrink-0 place-items-center rounded-full border transition-colors",
          isDone
            ? "border-accent bg-accent text-on-accent forced-color-adjust-none"
            : "border-line-strong bg-paper-raised text-transparent data-hovered:border-accent data-hovered:text-accent",
        )}
      >
        <Check aria-hidden="true" className="size-3.5" strokeWidth={3} />
      </Button>
      <Button
        onPress={onOpen}
        excludeFromTabOrder={!isTabStop}
        className="flex min-h-13 min-w-0 flex-1 cursor-default flex-wrap items-center justify-between gap-x-6 rounded-md px-3 py-2 text-left data-focus-visible:-outline-offset-2"
      >
        <span className="min-w-0">
          <span dir="auto" className={classNames("block text-base", isDone && "text-ink-faint line-through")}>
            {title}
          </span>
          <span className="block truncate text-sm text-ink-faint">{facts.join(" · ")}</span>
        </span>
        {due !== undefined && !isDone && (
          <span className={classNames("text-sm", isOverdue ? "font-medium text-owed" : "text-ink-soft")}>
            {say(isOverdue ? "goals.overdue" : "goals.due", { when: sayNearDay(due, today) })}
          </span>
        )}
      </Button>
    </div>
  )
}

function whoDoesIt({ action, contact }: Row): string {
  if (action.owner === "them") return contact?.name ?? say("goals.by.somebody")
  if (action.owner === "both" && contact !== null) return say("goals.by.both", { name: contact.name })
  return contact === null ? say("goals.by.me") : `${say("goals.by.me")} · ${contact.name}`
}
