import { Check, Circle, Undo2 } from "lucide-react"
import type { StageEvent } from "../../domain/entities.ts"
import { Button } from "../../ui/button.tsx"
import type { RelationshipPage } from "../../worker/api/network.ts"
import { useApp } from "../app-context.ts"
import { sayDay } from "../strings/dates.ts"
import { changeReason } from "../strings/refusals.ts"
import { say } from "../strings/say.ts"
import { sayTerm } from "../strings/terms.ts"

/** Every step of stage and status, newest first; the newest can be taken out again. */
export function History({ page: { history } }: Readonly<{ page: RelationshipPage }>) {
  if (history.length === 0) return <p className="text-ink-faint">{say("history.none")}</p>
  return (
    <ol aria-label={say("history.list")} className="grid gap-6">
      {history.toReversed().map((event, index) => (
        <Step key={event.id} event={event} isLatest={index === 0} />
      ))}
    </ol>
  )
}

function Step({ event, isLatest }: Readonly<{ event: StageEvent; isLatest: boolean }>) {
  const { client, toasts } = useApp()
  const takeOut = async () => {
    const undone = await client.vault.undoMove(event.id)
    toasts.show({
      text: undone.ok ? say("history.undone") : say("trash.failed", { reason: changeReason(undone.refusal) }),
    })
  }
  const to = sayTerm(event.to ?? "")
  return (
    <li className="grid gap-1 border-l-2 border-line pl-4">
      <span className="text-sm text-ink-faint">{event.date === undefined ? "" : sayDay(event.date)}</span>
      <span className="flex flex-wrap items-center justify-between gap-3">
        <span className="font-serif text-md">
          {event.from === undefined
            ? say("history.first", { to })
            : say("history.stage", { from: sayTerm(event.from), to })}
        </span>
        {isLatest && (
          <Button
            size="small"
            look="quiet"
            icon={<Undo2 aria-hidden="true" className="size-4" />}
            onPress={() => void takeOut()}
          >
            {say("history.undo")}
          </Button>
        )}
      </span>
      {event.note !== undefined && (
        <p dir="auto" className="max-w-measure whitespace-pre-line text-ink-soft">
          {event.note}
        </p>
      )}
      {event.checklist !== undefined && event.checklist.length > 0 && (
        <ul className="grid gap-1 text-sm text-ink-soft">
          {event.checklist.map(({ text = "", isDone = false }) => (
            <li key={text} className="flex items-center gap-2">
              {isDone ? (
                <Check aria-hidden="true" className="size-4 text-accent" />
              ) : (
                <Circle aria-hidden="true" className="size-4 text-ink-faint" />
              )}
              <span className="sr-only">{say(isDone ? "history.checked" : "history.unchecked")}: </span>
              {text}
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}
