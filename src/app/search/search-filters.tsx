import { Group } from "react-aria-components/Group"
import type { FilterName } from "../../query/query.ts"
import { say } from "../strings/say.ts"
import { DaysFilter } from "./days-filter.tsx"
import { FilterMenu } from "./filter-menu.tsx"

const upToDays = ["kind", "person", "relationship", "stage", "tag"] as const
const behindDays = ["has", "is", "owner"] as const

/** Everything that can be asked for besides words, for whoever does not write it: each choice becomes a chip. */
export function SearchFilters({ onAdd }: Readonly<{ onAdd: (by: FilterName, value: string) => void }>) {
  return (
    <Group
      aria-label={say("search.filters")}
      className="-mx-2 flex flex-wrap items-center gap-x-1 gap-y-1 data-focus-visible:outline-none"
    >
      {upToDays.map((by) => (
        <FilterMenu key={by} by={by} onAdd={onAdd} />
      ))}
      <DaysFilter onAdd={onAdd} />
      {behindDays.map((by) => (
        <FilterMenu key={by} by={by} onAdd={onAdd} />
      ))}
    </Group>
  )
}
