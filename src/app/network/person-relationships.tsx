import { Plus } from "lucide-react"
import { Button as AriaButton } from "react-aria-components/Button"
import { Button } from "../../ui/button.tsx"
import { Section } from "../../ui/section.tsx"
import type { PersonPage, RelationshipRow } from "../../worker/api/network.ts"
import { useApp } from "../app-context.ts"
import { useToday } from "../frame/today-date.ts"
import { sayNearDay } from "../strings/dates.ts"
import { say } from "../strings/say.ts"
import { sayTerm } from "../strings/terms.ts"

/** What binds the owner to one person, each line leading to its page. */
export function PersonRelationships({ page }: Readonly<{ page: PersonPage }>) {
  const { ask } = useApp()
  return (
    <Section
      title={say("rail.relationships")}
      action={
        <span className="-me-3">
          <Button
            look="quiet"
            size="small"
            icon={<Plus aria-hidden="true" className="size-4" />}
            onPress={() => ask({ dialog: "relationship", preset: { contacts: [page.contact.id] } })}
          >
            {say("new.relationship")}
          </Button>
        </span>
      }
    >
      {page.relationships.length === 0 ? (
        <p className="text-ink-faint">{say("network.relationships.none")}</p>
      ) : (
        <ul className="-mx-3 grid grid-cols-1">
          {page.relationships.map((row) => (
            <li key={row.id}>
              <RelationshipLine row={row} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

function RelationshipLine({ row }: Readonly<{ row: RelationshipRow }>) {
  const { go } = useApp()
  const today = useToday()
  const facts = [row.kind, row.ownRole, row.stage, row.status === "active" ? "" : row.status]
    .filter((term) => term !== "")
    .map(sayTerm)
  const next =
    row.nextSession === null
      ? []
      : [say("network.next-session", { when: sayNearDay(row.nextSession, today) })]
  return (
    <AriaButton
      onPress={() => go({ screen: "relationship", id: row.id })}
      className="w-full min-w-0 cursor-default rounded-md px-3 py-2 text-left data-focus-visible:-outline-offset-2 data-hovered:bg-paper-hover"
    >
      <bdi className="block truncate font-serif text-md">
        {row.title === "" ? say("people.unnamed") : row.title}
      </bdi>
      <span className="block truncate text-sm text-ink-soft">{[...facts, ...next].join(" · ")}</span>
    </AriaButton>
  )
}
