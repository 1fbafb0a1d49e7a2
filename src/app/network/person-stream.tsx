import { History } from "lucide-react"
import { useState } from "react"
import type { RecordId } from "../../domain/envelope.ts"
import { Button } from "../../ui/button.tsx"
import { FilterBar } from "../../ui/filter-bar.tsx"
import { SearchField } from "../../ui/search-field.tsx"
import { Section } from "../../ui/section.tsx"
import { Select } from "../../ui/select.tsx"
import { EmptyState } from "../../ui/states.tsx"
import type { StreamKind, StreamQuery } from "../../worker/api/journal.ts"
import { Answer } from "../frame/answer.tsx"
import { StreamRow } from "../frame/stream-row.tsx"
import { useAsked } from "../frame/use-asked.ts"
import { useWindows } from "../frame/use-windows.ts"
import { WindowList } from "../frame/window-list.tsx"
import { say } from "../strings/say.ts"

const kinds: readonly StreamKind[] = [
  "mentoring-session",
  "journal-note",
  "action",
  "reciprocity-entry",
  "interaction",
  "stage-event",
]
const lately = 6

/** Everything that has to do with one person, what only mentions them included. */
export function PersonStream({ id }: Readonly<{ id: RecordId }>) {
  const [kind, setKind] = useState<StreamKind | "">("")
  const [text, setText] = useState("")
  const query: StreamQuery = {
    contact: id,
    ...(kind !== "" && { kinds: [kind] }),
    ...(text.trim() !== "" && { text: text.trim() }),
  }
  const windows = useWindows(JSON.stringify(query), (vault, window) =>
    vault.listStream({ ...query, ...window }),
  )
  const isNarrow = kind !== "" || text.trim() !== ""
  return (
    <div className="grid h-full grid-rows-[auto_minmax(0,1fr)]">
      <div className="px-5 pb-2 sm:px-7">
        <div className="mx-auto max-w-page">
          <FilterBar label={say("network.stream.filters")}>
            <Select
              label={say("network.stream.kind")}
              labelHidden
              value={kind}
              onChange={setKind}
              options={[
                { value: "" as const, label: say("network.stream.any") },
                ...kinds.map((value) => ({ value, label: say(`network.stream.${value}`) })),
              ]}
            />
            <SearchField
              label={say("network.stream.find")}
              clearLabel={say("network.find.clear")}
              value={text}
              onChange={setText}
            />
          </FilterBar>
        </div>
      </div>
      <div className="min-h-0">
        <WindowList
          windows={windows}
          label={say("network.stream.list")}
          empty={
            <EmptyState
              icon={<History />}
              sentence={say(isNarrow ? "network.stream.empty.found" : "network.stream.empty")}
              action={null}
            />
          }
          renderRow={(row, isTabStop) => <StreamRow row={row} isTabStop={isTabStop} without={id} />}
        />
      </div>
    </div>
  )
}

/** The first few lines of it. */
export function PersonLately({ id, onMore }: Readonly<{ id: RecordId; onMore: () => void }>) {
  const asked = useAsked(`lately ${id}`, (vault) => vault.listStream({ contact: id, from: 0, count: lately }))
  return (
    <Section
      title={say("network.lately")}
      action={
        <span className="-me-3">
          <Button look="quiet" size="small" onPress={onMore}>
            {say("network.lately.all")}
          </Button>
        </span>
      }
    >
      <Answer asked={asked}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="text-ink-faint">{say("network.stream.empty")}</p>
          ) : (
            <ul className="-mx-3 grid grid-cols-1">
              {items.map((row) => (
                <li key={row.id}>
                  <StreamRow row={row} isTabStop without={id} />
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
    </Section>
  )
}
