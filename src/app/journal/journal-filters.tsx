import { Tags } from "lucide-react"
import { useCallback, useSyncExternalStore } from "react"
import { ComboField } from "../../ui/combo-field.tsx"
import { FilterBar } from "../../ui/filter-bar.tsx"
import { IconButton } from "../../ui/icon-button.tsx"
import { SearchField } from "../../ui/search-field.tsx"
import { Switch } from "../../ui/switch.tsx"
import { ToggleGroup } from "../../ui/toggle-group.tsx"
import { useApp } from "../app-context.ts"
import { pickSearch } from "../fields/picking.ts"
import { say } from "../strings/say.ts"
import { TagFilterField } from "../tags/tag-filter-field.tsx"
import { isNarrowed, type JournalView, wholeJournal } from "./journal-view.ts"

/** What narrows the journal, and whether its first words are shown. */
export function JournalFilters({
  view,
  onChange,
  total,
}: Readonly<{
  view: JournalView
  onChange: (changed: Partial<JournalView>) => void
  total: number | null
}>) {
  const { client, appearance, go } = useApp()
  const { look } = useSyncExternalStore(appearance.subscribe, appearance.current)
  const searchPeople = useCallback((text: string) => pickSearch(client.vault, ["contact"])(text), [client])
  const words = { open: say("fields.open"), nothingFound: say("fields.nothing") }
  const isNarrow = isNarrowed(view)
  return (
    <FilterBar
      label={say("journal.filters")}
      {...(total !== null && isNarrow && { result: say("journal.count", { count: total }) })}
      clear={
        isNarrow
          ? {
              label: say("journal.clear"),
              onClear: () => onChange(wholeJournal),
            }
          : undefined
      }
    >
      <div className="w-56">
        <SearchField
          label={say("journal.search")}
          value={view.text}
          onChange={(text) => onChange({ text })}
          clearLabel={say("journal.search.clear")}
        />
      </div>
      <ToggleGroup
        label={say("journal.kinds")}
        value={view.kinds}
        onChange={(kinds) => onChange({ kinds })}
        options={[
          { value: "all", label: say("journal.kinds.all") },
          { value: "journal-note", label: say("journal.kinds.notes") },
          { value: "mentoring-session", label: say("journal.kinds.sessions") },
        ]}
      />
      <div className="w-40">
        <ComboField
          label={say("journal.person")}
          labelHidden
          placeholder={say("journal.person")}
          value={view.person}
          onChange={(person) => onChange({ person })}
          search={searchPeople}
          words={words}
        />
      </div>
      <TagFilterField
        types={["journal-note", "mentoring-session"]}
        value={view.tags}
        onChange={(tags) => onChange({ tags })}
      />
      <IconButton label={say("tags.edit")} icon={<Tags />} onPress={() => go({ screen: "tags" })} />
      <Switch
        isSelected={look.previews}
        onChange={(previews) => void appearance.setLook({ ...look, previews })}
      >
        <span className="text-sm text-ink-soft">{say("journal.previews")}</span>
      </Switch>
    </FilterBar>
  )
}
