import { ListBox, ListBoxItem } from "react-aria-components/ListBox"
import type { RecordId } from "../../domain/envelope.ts"
import type { Version } from "../../worker/api/records.ts"
import { useToday } from "../frame/today-date.ts"
import { say } from "../strings/say.ts"
import { versionWords } from "./version-words.ts"

/** When each state of a text was kept, and how long it was. The arrow keys choose. */
export function VersionList({
  versions,
  chosen,
  onChoose,
}: Readonly<{
  versions: readonly Version[]
  chosen: RecordId
  onChoose: (id: RecordId) => void
}>) {
  const today = useToday()
  return (
    <ListBox
      aria-label={say("versions.list")}
      selectionMode="single"
      selectionBehavior="replace"
      disallowEmptySelection
      selectedKeys={[chosen]}
      onSelectionChange={(keys) => {
        const found = versions.find(({ id }) => keys !== "all" && keys.has(id))
        if (found !== undefined) onChoose(found.id)
      }}
      className="max-h-40 overflow-y-auto rounded-md border border-line p-1 md:max-h-[55vh]"
    >
      {versions.map((version) => {
        const { when, length } = versionWords(version, today)
        return (
          <ListBoxItem
            key={version.id}
            id={version.id}
            textValue={`${when}, ${length}`}
            className="grid cursor-default rounded-sm px-2.5 py-1.5 text-sm data-focus-visible:-outline-offset-2 data-hovered:bg-paper-hover data-selected:bg-accent-soft forced-colors:data-selected:border"
          >
            <span className="font-medium text-ink">{when}</span>
            <span className="text-ink-faint tabular-nums">{length}</span>
          </ListBoxItem>
        )
      })}
    </ListBox>
  )
}
