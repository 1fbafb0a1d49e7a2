import { Plus } from "lucide-react"
import { ActionItems } from "../goals/action-items.tsx"
import { ExchangeItems } from "../exchange/exchange-items.tsx"
import { Button } from "../../ui/button.tsx"
import { Section } from "../../ui/section.tsx"
import { useApp } from "../app-context.ts"
import { Answer } from "../frame/answer.tsx"
import type { Preset } from "../frame/asking.ts"
import { useToday } from "../frame/today-date.ts"
import { useAsked } from "../frame/use-asked.ts"
import { say } from "../strings/say.ts"
import type { PartProps } from "./session-parts.ts"

type RecordsProps = Pick<PartProps, "page" | "session" | "isEditing">

/** What was agreed in this session. */
export function SessionActions({ page, session, isEditing }: RecordsProps) {
  const { ask } = useApp()
  const today = useToday()
  const asked = useAsked(`actions ${page.actions.join(" ")}`, (vault) =>
    vault.actionRows(page.actions, today),
  )
  return (
    <Section
      title={say("session.actions")}
      action={
        isEditing && (
          <Add
            label={say("session.add-action")}
            onPress={() => ask({ dialog: "action", preset: presetOf(session) })}
          />
        )
      }
    >
      <Answer asked={asked}>
        {(rows) =>
          rows.length === 0 ? (
            <p className="text-ink-soft">{say("session.actions.none")}</p>
          ) : (
            <ul aria-label={say("session.actions")} className="-mx-3 grid grid-cols-1">
              <ActionItems rows={rows.map((row) => ({ ...row, session: null }))} />
            </ul>
          )
        }
      </Answer>
    </Section>
  )
}

/** What passed between the people of this session. */
export function SessionExchanges({ page, session, isEditing }: RecordsProps) {
  const { ask } = useApp()
  const asked = useAsked(`exchanges ${page.exchanges.join(" ")}`, (vault) =>
    vault.exchangeRows(page.exchanges),
  )
  return (
    <Section
      title={say("session.exchanges")}
      action={
        isEditing && (
          <Add
            label={say("session.add-exchange")}
            onPress={() => ask({ dialog: "exchange", preset: presetOf(session) })}
          />
        )
      }
    >
      <Answer asked={asked}>
        {(rows) =>
          rows.length === 0 ? (
            <p className="text-ink-soft">{say("session.exchanges.none")}</p>
          ) : (
            <ul aria-label={say("session.exchanges")} className="-mx-3 grid grid-cols-1">
              <ExchangeItems rows={rows.map((row) => ({ ...row, session: null }))} />
            </ul>
          )
        }
      </Answer>
    </Section>
  )
}

function Add({ label, onPress }: Readonly<{ label: string; onPress: () => void }>) {
  return (
    <Button size="small" icon={<Plus aria-hidden="true" className="size-4" />} onPress={onPress}>
      {label}
    </Button>
  )
}

function presetOf({ id, contacts = [], relationships = [] }: PartProps["session"]): Preset {
  const [relationship] = relationships
  return { session: id, contacts, ...(relationship !== undefined && { relationship }) }
}
