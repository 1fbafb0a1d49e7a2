import type { RecordId } from "../../domain/envelope.ts"
import { Section } from "../../ui/section.tsx"
import { useToday } from "../frame/today-date.ts"
import { useAsked } from "../frame/use-asked.ts"
import { MemoryLine } from "../search/memory-line.tsx"
import { say } from "../strings/say.ts"

const shown = 4

/** What happened with one person about a year ago; not there where nothing did. */
export function PersonYearAgo({ id }: Readonly<{ id: RecordId }>) {
  const today = useToday()
  const asked = useAsked(`a year ago ${id} ${today}`, (vault) => vault.yearAgo(id, today))
  if (asked.kind !== "here" || asked.value.length === 0) return null
  return (
    <Section title={say("search.year-ago")}>
      <ul className="-mx-3 grid grid-cols-1">
        {asked.value.slice(0, shown).map((hit) => (
          <MemoryLine key={hit.id} hit={hit} without={id} isDated />
        ))}
      </ul>
    </Section>
  )
}
