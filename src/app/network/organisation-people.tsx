import { useState } from "react"
import type { RecordId } from "../../domain/envelope.ts"
import { Button } from "../../ui/button.tsx"
import { Section } from "../../ui/section.tsx"
import { Answer } from "../frame/answer.tsx"
import { useToday } from "../frame/today-date.ts"
import { useAsked } from "../frame/use-asked.ts"
import { say } from "../strings/say.ts"
import { PersonLine } from "./person-line.tsx"

const atOnce = 30

/** Those who belong to it and are not in the archive, some at a time. */
export function OrganisationPeople({ organisation }: Readonly<{ organisation: RecordId }>) {
  const today = useToday()
  const [count, setCount] = useState(atOnce)
  const asked = useAsked(`people of ${organisation} ${count}`, (vault) =>
    vault.listPeople({ organisation, today, from: 0, count }),
  )
  return (
    <Section title={say("network.organisation.people")}>
      <Answer asked={asked}>
        {({ items, total }) =>
          total === 0 ? (
            <p className="text-ink-faint">{say("network.organisation.nobody")}</p>
          ) : (
            <>
              <ul className="-mx-3 grid grid-cols-1">
                {items.map((row) => (
                  <li key={row.id}>
                    <PersonLine row={row} isTabStop />
                  </li>
                ))}
              </ul>
              {items.length < total && (
                <div>
                  <Button size="small" onPress={() => setCount(count + atOnce)}>
                    {say("network.open.more")}
                  </Button>
                </div>
              )}
            </>
          )
        }
      </Answer>
    </Section>
  )
}
