import type { Relationship } from "../../domain/entities.ts"
import type { StreamKind, StreamRow } from "../../worker/api/journal.ts"
import { useApp } from "../app-context.ts"
import { useWindows } from "../frame/use-windows.ts"
import { WindowList } from "../frame/window-list.tsx"
import { StreamRow as StreamLine } from "../frame/stream-row.tsx"
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
  const windows = useWindows<StreamRow>(`${kinds} ${relationship.id}`, (vault, window) =>
    vault.listStream({ ...window, relationship: relationship.id, kinds: kindsOf[kinds] }),
  )
  const { go, ask } = useApp()
  return (
    <div className="-mx-3 h-[60vh]">
      <WindowList
        windows={windows}
        label={say(`relationship.${kinds}`)}
        empty={<p className="px-3 text-ink-faint">{say(`relationship.${kinds}.none`)}</p>}
        renderRow={(row, isTabStop) => (
          <StreamLine
            row={row}
            isTabStop={isTabStop}
            onOpen={() => {
              if (row.kind === "reciprocity-entry") return ask({ dialog: "exchange", id: row.id })
              go({ screen: row.kind === "journal-note" ? "note" : "session", id: row.id })
            }}
          />
        )}
      />
    </div>
  )
}
