import { Check, Circle } from "lucide-react"
import { Checkbox } from "../../ui/checkbox.tsx"
import { classNames } from "../../ui/class-names.ts"
import { sayMinutes } from "../strings/dates.ts"
import { say } from "../strings/say.ts"
import { sayTerm } from "../strings/terms.ts"
import type { Agenda, AgendaItem } from "./agenda.ts"

/** The agenda as it is read; with `onTick` each item can be ticked off. */
export function AgendaList({
  agenda,
  onTick,
}: Readonly<{ agenda: Agenda; onTick?: (at: number, isDone: boolean) => void }>) {
  if (agenda.length === 0) return <p className="text-ink-soft">{say("session.agenda.none")}</p>
  return (
    <ul aria-label={say("session.agenda")} className="grid gap-2.5">
      {agenda.map((item, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- an item has no identity but its place
        <li key={at}>
          {onTick === undefined ? (
            <span className="flex gap-2.5">
              <DoneMark isDone={item.isDone === true} />
              <AgendaText item={item} />
            </span>
          ) : (
            <Checkbox isSelected={item.isDone === true} onChange={(isDone) => onTick(at, isDone)}>
              <AgendaText item={item} />
            </Checkbox>
          )}
        </li>
      ))}
    </ul>
  )
}

function DoneMark({ isDone }: Readonly<{ isDone: boolean }>) {
  const Icon = isDone ? Check : Circle
  return (
    <>
      <Icon
        aria-hidden="true"
        className={classNames("mt-1 size-4 shrink-0", isDone ? "text-accent" : "text-ink-faint")}
      />
      <span className="sr-only">{say(isDone ? "session.agenda.done" : "session.agenda.left")}</span>
    </>
  )
}

export function AgendaText({ item }: Readonly<{ item: AgendaItem }>) {
  const facts = [
    item.kind === undefined ? "" : sayTerm(item.kind),
    item.minutes === undefined ? "" : sayMinutes(item.minutes),
    item.carriedFrom === undefined ? "" : say("session.agenda.carried"),
  ].filter((fact) => fact !== "")
  return (
    <span className="grid">
      <span dir="auto" className={classNames("wrap-anywhere", item.isDone === true && "text-ink-soft")}>
        {item.text}
      </span>
      {facts.length > 0 && <span className="text-sm text-ink-faint">{facts.join(" · ")}</span>}
    </span>
  )
}
