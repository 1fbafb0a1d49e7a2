import { Group } from "react-aria-components/Group"
import type { FilterName } from "../../query/query.ts"
import { Disclosure } from "../../ui/disclosure.tsx"
import { say } from "../strings/say.ts"
import { DaysFilter } from "./days-filter.tsx"
import { FilterMenu } from "./filter-menu.tsx"

type FiltersProps = Readonly<{ onAdd: (by: FilterName, value: string) => void }>

const upToDays = ["kind", "person", "relationship", "stage", "tag"] as const
const behindDays = ["has", "is", "owner"] as const

/** On a narrow page they open under their name, so that what is found has room. */
export function FoldingFilters(props: FiltersProps) {
  return (
    <>
      <div className="max-sm:hidden">
        <SearchFilters {...props} />
      </div>
      <div className="sm:hidden">
        <Disclosure title={say("search.filters")}>
          <SearchFilters {...props} />
        </Disclosure>
      </div>
    </>
  )
}

/** Everything that can be asked for besides words, for whoever does not write it: each choice becomes a chip. */
function SearchFilters({ onAdd }: FiltersProps) {
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
