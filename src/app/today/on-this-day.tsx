import { Section } from "../../ui/section.tsx"
import { useToday } from "../frame/today-date.ts"
import { useAsked } from "../frame/use-asked.ts"
import { MemoryLine } from "../search/memory-line.tsx"
import { say } from "../strings/say.ts"

/** Of one year; all of it is found by a search for the day. */
const mostOfYear = 4

/** What happened on this day in former years; not there where nothing did. */
export function OnThisDay() {
  const today = useToday()
  const asked = useAsked(`on this day ${today}`, (vault) => vault.onThisDay(today))
  if (asked.kind !== "here" || asked.value.length === 0) return null
  return (
    <Section title={say("search.on-this-day")}>
      <div className="grid grid-cols-1 gap-3">
        {asked.value.map(({ years, hits }) => (
          <div key={years} className="grid grid-cols-1 gap-0.5">
            <h3 className="text-sm text-ink-faint">{say("search.years-ago", { count: years })}</h3>
            <ul className="-mx-3 grid grid-cols-1">
              {hits.slice(0, mostOfYear).map((hit) => (
                <MemoryLine key={hit.id} hit={hit} />
              ))}
            </ul>
          </div>
        ))}
      </div>
    </Section>
  )
}
