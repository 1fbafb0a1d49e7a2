import { useState } from "react"
import type { LocalDate } from "../../../src/base/local-date.ts"
import type { Choice } from "../../../src/ui/choice.ts"
import { ComboField } from "../../../src/ui/combo-field.tsx"
import { DayField } from "../../../src/ui/day-field.tsx"
import { FileDrop } from "../../../src/ui/file-drop.tsx"
import { FilterBar } from "../../../src/ui/filter-bar.tsx"
import { MultiComboField } from "../../../src/ui/multi-combo-field.tsx"
import { NumberField } from "../../../src/ui/number-field.tsx"
import { SearchField } from "../../../src/ui/search-field.tsx"
import { TagField } from "../../../src/ui/tag-field.tsx"
import { TimeField } from "../../../src/ui/time-field.tsx"
import { ToggleGroup } from "../../../src/ui/toggle-group.tsx"
import { tell } from "./told.ts"

const people: readonly Choice[] = [
  { id: "1", name: "Ana Pérez", detail: "Buenos Aires" },
  { id: "2", name: "Ana Pérez", detail: "Lima" },
  { id: "3", name: "Bo" },
  { id: "4", name: "שרה לוי" },
]
const tags = ["delegation", "difficult talk", "salary"]

const search = (query: string) =>
  Promise.resolve(people.filter(({ name }) => name.toLowerCase().includes(query.toLowerCase())))
const suggest = (query: string) => Promise.resolve(tags.filter((tag) => tag.includes(query)))
const creation = {
  label: (name: string) => `Add “${name}” as a new person`,
  onCreate: (name: string) => Promise.resolve(name === "Nobody" ? null : { id: `new ${name}`, name }),
}
const words = {
  open: "Show people",
  nothingFound: "Nobody by that name",
  chosen: "Chosen",
  remove: (name: string) => `Remove ${name}`,
  add: (tag: string) => `Add “${tag}”`,
}

export function Fields() {
  const [one, setOne] = useState<Choice | null>(null)
  const [many, setMany] = useState<readonly Choice[]>([])
  const [chosenTags, setTags] = useState<readonly string[]>(["salary"])
  const [minutes, setMinutes] = useState<number | null>(60)
  const [day, setDay] = useState<LocalDate | null>(null)
  const [time, setTime] = useState<string | null>(null)
  const [view, setView] = useState<"list" | "board">("list")
  const [words_, setWords] = useState("")
  const and =
    <T,>(set: (value: T) => void) =>
    (value: T) => {
      tell(value)
      set(value)
    }
  return (
    <div className="mx-auto grid max-w-measure gap-6">
      <FilterBar label="Filters" result="12 people" clear={{ label: "Clear", onClear: () => tell("clear") }}>
        <SearchField label="Find" value={words_} onChange={and(setWords)} clearLabel="Clear the search" />
        <ToggleGroup
          label="View"
          value={view}
          onChange={and(setView)}
          options={[
            { value: "list", label: "List" },
            { value: "board", label: "Board" },
          ]}
        />
      </FilterBar>
      <ComboField
        label="Person"
        value={one}
        onChange={and(setOne)}
        search={search}
        creation={creation}
        words={words}
        description="Whom you meet."
      />
      <MultiComboField
        label="People"
        value={many}
        onChange={and(setMany)}
        search={search}
        creation={creation}
        words={words}
      />
      <TagField label="Tags" value={chosenTags} onChange={and(setTags)} suggest={suggest} words={words} />
      <div className="flex flex-wrap gap-6">
        <NumberField
          label="Minutes"
          value={minutes}
          onChange={and(setMinutes)}
          min={5}
          max={480}
          step={5}
          words={{ more: "More minutes", less: "Fewer minutes" }}
        />
        <DayField
          label="Due"
          value={day}
          onChange={and(setDay)}
          words={{ open: "Choose a day", previousMonth: "Earlier", nextMonth: "Later", clear: "No day" }}
        />
        <TimeField label="Starts at" value={time} onChange={and(setTime)} />
      </div>
      <FileDrop
        label="Drop files here"
        buttonLabel="Choose files"
        description="Nothing leaves this computer."
        allowsMultiple
        onFiles={(files) => tell(files.map(({ path }) => path))}
        onFailed={() => tell("failed")}
      />
    </div>
  )
}
