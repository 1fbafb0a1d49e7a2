import type { Relationship } from "../../domain/entities.ts"
import type { StreamKind } from "../../worker/api/journal.ts"
import { StreamRow } from "../frame/stream-row.tsx"
import { useWindows } from "../frame/use-windows.ts"
import { WindowList } from "../frame/window-list.tsx"
import { say } from "../strings/say.ts"

const kindsOf: Readonly<Record<"sessions" | "exchange", readonly StreamKind[]>> = {
  sessions: ["mentoring-session", "journal-note"],
  exchange: ["reciprocity-entry"],
}

/** What happened in the relationship, of one sort, newest first. */
export function RelationshipStream({
  relationship,
  kinds,
}: Readonly<{ relationship: Relationship; kinds: "sessions" | "exchange" }>) {
  const windows = useWindows(`${kinds} ${relationship.id}`, (vault, window) =>
    vault.listStream({ ...window, relationship: relationship.id, kinds: kindsOf[kinds] }),
  )
  return (
    <div className="-mx-3 h-[60vh]">
      <WindowList
        windows={windows}
        label={say(`relationship.${kinds}`)}
        empty={<p className="px-3 text-ink-faint">{say(`relationship.${kinds}.none`)}</p>}
        renderRow={(row, isTabStop) => <StreamRow row={row} isTabStop={isTabStop} />}
      />
    </div>
  )
}
