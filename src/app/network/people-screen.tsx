import { Building2, FileUp, UserPlus, UsersRound } from "lucide-react"
import { networkRoles } from "../../domain/contact.ts"
import { Button } from "../../ui/button.tsx"
import { FilterBar } from "../../ui/filter-bar.tsx"
import { SearchField } from "../../ui/search-field.tsx"
import { Select } from "../../ui/select.tsx"
import { EmptyState } from "../../ui/states.tsx"
import { ToggleGroup } from "../../ui/toggle-group.tsx"
import { useApp } from "../app-context.ts"
import { Screen } from "../frame/screen.tsx"
import { useToday } from "../frame/today-date.ts"
import { useWindows } from "../frame/use-windows.ts"
import { WindowList } from "../frame/window-list.tsx"
import { say } from "../strings/say.ts"
import { sayTerm } from "../strings/terms.ts"
import { TagFilterField } from "../tags/tag-filter-field.tsx"
import { everybody, isNarrowed, peopleQueryOf, peopleShown, usePeopleView } from "./people-view.ts"
import { PersonLine } from "./person-line.tsx"

/** Everybody of the network, by name. */
export function PeopleScreen() {
  const { ask, go } = useApp()
  const today = useToday()
  const [view, change] = usePeopleView()
  const query = peopleQueryOf(view, today)
  const windows = useWindows(JSON.stringify(query), (vault, window) =>
    vault.listPeople({ ...query, ...window }),
  )
  const isNarrow = isNarrowed(view)
  const add = (
    <Button
      look="primary"
      icon={<UserPlus aria-hidden="true" className="size-4" />}
      onPress={() => ask({ dialog: "person" })}
    >
      {say("new.person")}
    </Button>
  )
  const bringIn = (
    <Button
      icon={<FileUp aria-hidden="true" className="size-4" />}
      onPress={() => go({ screen: "settings", section: "import" })}
    >
      {say("network.import")}
    </Button>
  )
  const empty = isNarrow || view.show === "due" ? "found" : view.show
  return (
    <Screen
      isList
      title={say("network.title")}
      note={say("network.note")}
      actions={
        <>
          <Button
            look="quiet"
            icon={<Building2 aria-hidden="true" className="size-4" />}
            onPress={() => go({ screen: "organisations" })}
          >
            {say("rail.organisations")}
          </Button>
          {bringIn}
          {add}
        </>
      }
      filters={
        <FilterBar
          label={say("network.filters")}
          {...(windows.total !== null &&
            windows.total > 0 && { result: say("network.count", { count: windows.total }) })}
          clear={
            isNarrow
              ? { label: say("network.clear"), onClear: () => change({ ...everybody, show: view.show }) }
              : undefined
          }
        >
          <ToggleGroup
            label={say("network.show")}
            value={view.show}
            onChange={(show) => change({ show })}
            options={peopleShown.map((value) => ({ value, label: say(`network.show.${value}`) }))}
          />
          <Select
            label={say("network.role")}
            labelHidden
            value={view.role}
            onChange={(role) => change({ role })}
            options={[
              { value: "", label: say("network.role.any") },
              ...networkRoles.map((value) => ({ value: value as string, label: sayTerm(value) })),
            ]}
          />
          <TagFilterField types={["contact"]} value={view.tags} onChange={(tags) => change({ tags })} />
          <SearchField
            label={say("network.find")}
            clearLabel={say("network.find.clear")}
            value={view.text}
            onChange={(text) => change({ text })}
          />
        </FilterBar>
      }
    >
      <WindowList
        windows={windows}
        label={say("network.list")}
        rowHeight={64}
        empty={
          <EmptyState
            icon={<UsersRound />}
            sentence={say(view.show === "due" && !isNarrow ? "network.empty.due" : `network.empty.${empty}`)}
            action={
              empty === "all" ? (
                <div className="flex flex-wrap justify-center gap-2">
                  {bringIn}
                  {add}
                </div>
              ) : null
            }
          />
        }
        renderRow={(row, isTabStop) => <PersonLine row={row} isTabStop={isTabStop} />}
      />
    </Screen>
  )
}
