import { ArrowLeftRight, Plus } from "lucide-react"
import { useState } from "react"
import { directions, exchangeKinds } from "../../domain/reciprocity-entry.ts"
import { Button } from "../../ui/button.tsx"
import { FilterBar } from "../../ui/filter-bar.tsx"
import { SearchField } from "../../ui/search-field.tsx"
import { Select } from "../../ui/select.tsx"
import { EmptyState } from "../../ui/states.tsx"
import { ToggleGroup } from "../../ui/toggle-group.tsx"
import type { ExchangeQuery } from "../../worker/api/ledger.ts"
import { useApp } from "../app-context.ts"
import { Screen } from "../frame/screen.tsx"
import { useWindows } from "../frame/use-windows.ts"
import { WindowList } from "../frame/window-list.tsx"
import { say } from "../strings/say.ts"
import { termChoices } from "../strings/terms.ts"
import { ExchangeRow } from "./exchange-row.tsx"

type Show = ExchangeQuery["show"]
const shows: readonly Show[] = ["all", "open", "thanks"]

/** The ledger of the whole network, in sentences. */
export function ExchangeScreen() {
  const { ask } = useApp()
  const [show, setShow] = useState<Show>("all")
  const [direction, setDirection] = useState("")
  const [kind, setKind] = useState("")
  const [text, setText] = useState("")
  const query: ExchangeQuery = {
    show,
    ...(direction !== "" && { direction }),
    ...(kind !== "" && { kind }),
    ...(text.trim() !== "" && { text }),
  }
  const windows = useWindows(JSON.stringify(query), (vault, window) =>
    vault.listExchanges({ ...query, ...window }),
  )
  const isNarrowed = direction !== "" || kind !== "" || text.trim() !== ""
  const add = (
    <Button
      look="primary"
      icon={<Plus aria-hidden="true" className="size-4" />}
      onPress={() => ask({ dialog: "exchange" })}
    >
      {say("new.exchange")}
    </Button>
  )
  return (
    <Screen
      isList
      title={say("exchange.title")}
      note={say("exchange.note")}
      actions={add}
      filters={
        <FilterBar label={say("exchange.show")}>
          <ToggleGroup
            label={say("exchange.show")}
            value={show}
            onChange={setShow}
            options={shows.map((value) => ({ value, label: say(`exchange.show.${value}`) }))}
          />
          <Select
            label={say("exchange.direction")}
            labelHidden
            value={direction}
            onChange={setDirection}
            options={[{ value: "", label: say("exchange.direction.any") }, ...termChoices(directions)]}
          />
          <Select
            label={say("exchange.kind")}
            labelHidden
            value={kind}
            onChange={setKind}
            options={[{ value: "", label: say("exchange.kind.any") }, ...termChoices(exchangeKinds)]}
          />
          <SearchField
            label={say("exchange.find")}
            clearLabel={say("exchange.find.clear")}
            value={text}
            onChange={setText}
          />
        </FilterBar>
      }
    >
      <WindowList
        windows={windows}
        label={say("exchange.list")}
        rowHeight={72}
        empty={
          <EmptyState
            icon={<ArrowLeftRight />}
            sentence={say(emptySentence(show, isNarrowed))}
            action={show === "all" && !isNarrowed ? add : null}
          />
        }
        renderRow={(row, isTabStop) => (
          <ExchangeRow
            row={row}
            isTabStop={isTabStop}
            onOpen={() => ask({ dialog: "exchange", id: row.entry.id })}
          />
        )}
      />
    </Screen>
  )
}

function emptySentence(show: Show, isNarrowed: boolean) {
  if (isNarrowed) return "exchange.empty.found"
  return show === "all" ? "exchange.empty" : (`exchange.empty.${show}` as const)
}
