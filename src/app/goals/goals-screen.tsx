import { ListChecks, Plus } from "lucide-react"
import { useState } from "react"
import { Button } from "../../ui/button.tsx"
import { FilterBar } from "../../ui/filter-bar.tsx"
import { SearchField } from "../../ui/search-field.tsx"
import { Select } from "../../ui/select.tsx"
import { EmptyState } from "../../ui/states.tsx"
import { ToggleGroup } from "../../ui/toggle-group.tsx"
import type { ActionQuery } from "../../worker/api/ledger.ts"
import { useApp } from "../app-context.ts"
import { Screen } from "../frame/screen.tsx"
import { useToday } from "../frame/today-date.ts"
import { useWindows } from "../frame/use-windows.ts"
import { WindowList } from "../frame/window-list.tsx"
import { say } from "../strings/say.ts"
import { ActionRow } from "./action-row.tsx"

type Owner = NonNullable<ActionQuery["owner"]> | "all"
type State = "open" | "closed"
const owners: readonly Owner[] = ["all", "me", "them", "both"]
const states: readonly State[] = ["open", "closed"]

/** Every action of the vault, mine and theirs. */
export function GoalsScreen() {
  const { ask } = useApp()
  const today = useToday()
  const [state, setState] = useState<State>("open")
  const [owner, setOwner] = useState<Owner>("all")
  const [text, setText] = useState("")
  const query: ActionQuery = {
    today,
    state,
    ...(owner !== "all" && { owner }),
    ...(text.trim() !== "" && { text }),
  }
  const windows = useWindows(JSON.stringify(query), (vault, window) =>
    vault.listActions({ ...query, ...window }),
  )
  const isNarrowed = owner !== "all" || text.trim() !== ""
  const add = (
    <Button
      look="primary"
      icon={<Plus aria-hidden="true" className="size-4" />}
      onPress={() => ask({ dialog: "action" })}
    >
      {say("new.action")}
    </Button>
  )
  const empty = isNarrowed ? "goals.empty.found" : state === "open" ? "goals.empty" : "goals.empty.closed"
  return (
    <Screen
      isList
      title={say("goals.title")}
      note={say("goals.note")}
      actions={add}
      filters={
        <FilterBar label={say("goals.state")}>
          <ToggleGroup
            label={say("goals.state")}
            value={state}
            onChange={setState}
            options={states.map((value) => ({ value, label: say(`goals.state.${value}`) }))}
          />
          <Select
            label={say("goals.owner")}
            labelHidden
            value={owner}
            onChange={setOwner}
            options={owners.map((value) => ({ value, label: say(`goals.owner.${value}`) }))}
          />
          <SearchField
            label={say("goals.find")}
            clearLabel={say("goals.find.clear")}
            value={text}
            onChange={setText}
          />
        </FilterBar>
      }
    >
      <WindowList
        windows={windows}
        label={say("goals.list")}
        rowHeight={60}
        empty={
          <EmptyState
            icon={<ListChecks />}
            sentence={say(empty)}
            action={empty === "goals.empty" ? add : null}
          />
        }
        renderRow={(row, isTabStop) => (
          <ActionRow
            row={row}
            isTabStop={isTabStop}
            onOpen={() => ask({ dialog: "action", id: row.action.id })}
          />
        )}
      />
    </Screen>
  )
}
