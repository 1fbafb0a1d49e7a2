import { CalendarPlus, Plus } from "lucide-react"
import { Button } from "../../ui/button.tsx"
import { DefinitionList } from "../../ui/definition-list.tsx"
import { Section } from "../../ui/section.tsx"
import type { RelationshipPage } from "../../worker/api/network.ts"
import { useApp } from "../app-context.ts"
import { ExchangeItems } from "../exchange/exchange-items.tsx"
import { Answer } from "../frame/answer.tsx"
import type { Preset } from "../frame/asking.ts"
import { useToday } from "../frame/today-date.ts"
import { useAsked } from "../frame/use-asked.ts"
import { ActionItems } from "../goals/action-items.tsx"
import { sayCadence } from "../strings/cadence.ts"
import { sayDay, sayNearDay } from "../strings/dates.ts"
import { sayDue } from "../strings/due.ts"
import { say } from "../strings/say.ts"
import { sayTerm } from "../strings/terms.ts"
import { TagList } from "../tags/tag-chips.tsx"

/** What is open between you, when you meet, and what it is for. */
export function Overview({ page }: Readonly<{ page: RelationshipPage }>) {
  const { ask } = useApp()
  const { relationship } = page
  const preset: Preset = { contacts: relationship.contacts ?? [], relationship: relationship.id }
  return (
    <div className="grid grid-cols-1 items-start gap-x-14 gap-y-10 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <div className="grid grid-cols-1 gap-10">
        <div className="flex flex-wrap gap-2">
          <Button
            look="primary"
            icon={<CalendarPlus aria-hidden="true" className="size-4" />}
            onPress={() => ask({ dialog: "session", preset })}
          >
            {say("new.session")}
          </Button>
          <Button
            icon={<Plus aria-hidden="true" className="size-4" />}
            onPress={() => ask({ dialog: "exchange", preset })}
          >
            {say("new.exchange")}
          </Button>
          <Button
            icon={<Plus aria-hidden="true" className="size-4" />}
            onPress={() => ask({ dialog: "action", preset })}
          >
            {say("new.action")}
          </Button>
        </div>
        <OpenActions page={page} />
        <OpenPromises page={page} />
      </div>
      <Section title={say("relationship.facts")}>
        <Facts page={page} />
      </Section>
    </div>
  )
}

function OpenActions({ page: { openActions } }: Readonly<{ page: RelationshipPage }>) {
  const today = useToday()
  const asked = useAsked(openActions.join(" "), (vault) => vault.actionRows(openActions, today))
  return (
    <Section title={say("relationship.actions")}>
      <Answer asked={asked}>
        {(rows) =>
          rows.length === 0 ? (
            <p className="text-ink-faint">{say("relationship.actions.none")}</p>
          ) : (
            <ul className="-mx-3 grid grid-cols-1">
              <ActionItems rows={rows.map((row) => ({ ...row, relationship: null }))} />
            </ul>
          )
        }
      </Answer>
    </Section>
  )
}

function OpenPromises({ page: { promises } }: Readonly<{ page: RelationshipPage }>) {
  const asked = useAsked(promises.join(" "), (vault) => vault.exchangeRows(promises))
  if (promises.length === 0) return null
  return (
    <Section title={say("relationship.promises")}>
      <Answer asked={asked}>
        {(rows) => (
          <ul className="-mx-3 grid grid-cols-1">
            <ExchangeItems rows={rows} />
          </ul>
        )}
      </Answer>
    </Section>
  )
}

function Facts({ page: { relationship, row } }: Readonly<{ page: RelationshipPage }>) {
  const today = useToday()
  const { start, agreedUntil, end, formality, setting, programme } = relationship
  const manner = [formality, setting].filter((term) => term !== undefined).map(sayTerm)
  const rhythm = [sayCadence(relationship.cadence, today), sayDue(row.due, today)].filter(
    (part) => part !== "",
  )
  return (
    <DefinitionList
      items={[
        {
          label: say("relationship.next"),
          value: row.nextSession === null ? "" : sayNearDay(row.nextSession, today),
        },
        {
          label: say("relationship.last"),
          value: row.lastInteraction === null ? "" : sayNearDay(row.lastInteraction, today),
        },
        { label: say("relationship.cadence"), value: rhythm.join(" · ") },
        { label: say("relationships.purpose"), value: relationship.purpose ?? "" },
        { label: say("relationships.formality"), value: manner.join(" · ") },
        { label: say("relationships.programme"), value: programme ?? "" },
        {
          label: say("relationships.level"),
          value: relationship.sponsorshipLevel === undefined ? "" : sayTerm(relationship.sponsorshipLevel),
        },
        { label: say("relationships.start"), value: start === undefined ? "" : sayDay(start) },
        {
          label: say("relationships.agreed-until"),
          value: agreedUntil === undefined ? "" : sayDay(agreedUntil),
        },
        { label: say("relationships.end"), value: end === undefined ? "" : sayDay(end) },
        { label: say("relationships.end-reason"), value: relationship.endReason ?? "" },
        { label: say("relationships.shared-values"), value: relationship.sharedValues ?? "" },
        {
          label: say("relationships.tags"),
          value: relationship.tags.length > 0 && <TagList tags={relationship.tags} />,
        },
      ]}
    />
  )
}
