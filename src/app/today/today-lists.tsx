import type { ReactNode } from "react"
import { Button } from "react-aria-components/Button"
import { Section } from "../../ui/section.tsx"
import type { ActionRow as ActionRowData, ExchangeRow as ExchangeRowData } from "../../worker/api/ledger.ts"
import type { PersonRow } from "../../worker/api/network.ts"
import { useApp } from "../app-context.ts"
import { ExchangeItems } from "../exchange/exchange-items.tsx"
import { useToday } from "../frame/today-date.ts"
import { ActionItems } from "../goals/action-items.tsx"
import { sayDue, sayLastInteraction } from "../strings/due.ts"
import { say } from "../strings/say.ts"
import { Button as UiButton } from "../../ui/button.tsx"

export function TodayActions({ title, rows }: Readonly<{ title: string; rows: readonly ActionRowData[] }>) {
  return (
    <Waiting
      title={title}
      all={{ screen: "goals", label: say("today.all-actions") }}
      isEmpty={rows.length === 0}
    >
      <ActionItems rows={rows} />
    </Waiting>
  )
}

export function TodayExchanges({
  title,
  rows,
}: Readonly<{ title: string; rows: readonly ExchangeRowData[] }>) {
  return (
    <Waiting
      title={title}
      all={{ screen: "exchange", label: say("today.all-exchanges") }}
      isEmpty={rows.length === 0}
    >
      <ExchangeItems rows={rows} />
    </Waiting>
  )
}

/** What waits, of one sort, with the way to all of it; not there where nothing waits. */
function Waiting({
  title,
  all,
  isEmpty,
  children,
}: Readonly<{
  title: string
  all: Readonly<{ screen: "goals" | "exchange"; label: string }>
  isEmpty: boolean
  children: ReactNode
}>) {
  const { go } = useApp()
  if (isEmpty) return null
  return (
    <Section
      title={title}
      action={
        <UiButton look="quiet" size="small" onPress={() => go({ screen: all.screen })}>
          {all.label}
        </UiButton>
      }
    >
      <ul className="-mx-3 grid grid-cols-1">{children}</ul>
    </Section>
  )
}

export function TodayPeople({ rows }: Readonly<{ rows: readonly PersonRow[] }>) {
  const { ask, go } = useApp()
  const today = useToday()
  if (rows.length === 0) return null
  return (
    <Section title={say("today.people")}>
      <ul className="-mx-3 grid grid-cols-1">
        {rows.map((row) => (
          <li key={row.id} className="flex items-center gap-2 rounded-md pr-3 hover:bg-paper-hover">
            <Button
              onPress={() => go({ screen: "person", id: row.id })}
              className="min-w-0 flex-1 cursor-default rounded-md px-3 py-2 text-left"
            >
              <span dir="auto" className="block truncate font-serif text-md">
                {row.name}
              </span>
              <span className="block truncate text-sm text-ink-soft">
                {`${sayDue(row.due, today)} · ${sayLastInteraction(row.lastInteraction, today)}`}
              </span>
            </Button>
            <UiButton
              size="small"
              onPress={() => ask({ dialog: "interaction", preset: { contacts: [row.id] } })}
            >
              {say("new.interaction")}
            </UiButton>
          </li>
        ))}
      </ul>
    </Section>
  )
}
