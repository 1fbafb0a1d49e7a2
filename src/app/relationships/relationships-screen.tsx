import { Milestone, Plus } from "lucide-react"
import { useState } from "react"
import { ownRoles, stages } from "../../domain/relationship.ts"
import { Button } from "../../ui/button.tsx"
import { FilterBar } from "../../ui/filter-bar.tsx"
import { SearchField } from "../../ui/search-field.tsx"
import { Select } from "../../ui/select.tsx"
import { EmptyState } from "../../ui/states.tsx"
import { ToggleGroup } from "../../ui/toggle-group.tsx"
import type { RelationshipQuery } from "../../worker/api/network.ts"
import { useApp } from "../app-context.ts"
import { Screen } from "../frame/screen.tsx"
import { useToday } from "../frame/today-date.ts"
import { useWindows } from "../frame/use-windows.ts"
import { WindowList } from "../frame/window-list.tsx"
import { say } from "../strings/say.ts"
import { termChoices } from "../strings/terms.ts"
import { RelationshipRow } from "./relationship-row.tsx"

type Show = "current" | "archived"

/** Every relationship, by its stage when asked. */
export function RelationshipsScreen() {
  const { ask } = useApp()
  const today = useToday()
  const [show, setShow] = useState<Show>("current")
  const [stage, setStage] = useState("")
  const [ownRole, setOwnRole] = useState("")
  const [text, setText] = useState("")
  const query: RelationshipQuery = {
    today,
    ...(show === "archived" && { isArchived: true }),
    ...(stage !== "" && { stage }),
    ...(ownRole !== "" && { ownRole }),
    ...(text.trim() !== "" && { text }),
  }
  const windows = useWindows(JSON.stringify(query), (vault, window) =>
    vault.listRelationships({ ...query, ...window }),
  )
  const isNarrowed = show === "archived" || stage !== "" || ownRole !== "" || text.trim() !== ""
  const add = (
    <Button
      look="primary"
      icon={<Plus aria-hidden="true" className="size-4" />}
      onPress={() => ask({ dialog: "relationship" })}
    >
      {say("new.relationship")}
    </Button>
  )
  return (
    <Screen
      isList
      title={say("relationships.title")}
      note={say("relationships.note")}
      actions={add}
      filters={
        <FilterBar label={say("relationships.filter")}>
          <ToggleGroup
            label={say("relationships.show")}
            value={show}
            onChange={setShow}
            options={[
              { value: "current", label: say("relationships.current") },
              { value: "archived", label: say("relationships.archived") },
            ]}
          />
          <Select
            label={say("relationships.stage")}
            labelHidden
            value={stage}
            onChange={setStage}
            options={[{ value: "", label: say("relationships.stage.any") }, ...termChoices(stages)]}
          />
          <Select
            label={say("relationships.role")}
            labelHidden
            value={ownRole}
            onChange={setOwnRole}
            options={[{ value: "", label: say("relationships.role.any") }, ...termChoices(ownRoles)]}
          />
          <SearchField
            label={say("relationships.find")}
            clearLabel={say("relationships.find.clear")}
            value={text}
            onChange={setText}
          />
        </FilterBar>
      }
    >
      <WindowList
        windows={windows}
        label={say("relationships.list")}
        rowHeight={72}
        empty={
          <EmptyState
            icon={<Milestone />}
            sentence={say(isNarrowed ? "relationships.empty.found" : "relationships.empty")}
            action={isNarrowed ? null : add}
          />
        }
        renderRow={(row, isTabStop) => <RelationshipRow row={row} isTabStop={isTabStop} />}
      />
    </Screen>
  )
}
