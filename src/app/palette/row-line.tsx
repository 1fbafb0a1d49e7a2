import { CornerDownLeft, Plus, Search, TextCursorInput } from "lucide-react"
import type { ReactNode } from "react"
import { type LocalDate, parseLocalDate } from "../../base/local-date.ts"
import { KeyRow } from "../../ui/shortcut-list.tsx"
import type { Recalled } from "../../worker/api/search.ts"
import type { Command } from "../frame/command.ts"
import { keyNames, lockKeyNames } from "../frame/key-words.ts"
import type { Combination } from "../frame/shortcuts.ts"
import { KindIcon } from "../search/kind-icon.tsx"
import { Marked } from "../search/marked.tsx"
import { sayNearDay } from "../strings/dates.ts"
import { say } from "../strings/say.ts"
import { typeInWords } from "../trash/type-in-words.ts"
import { commandIcon } from "./command-icon.tsx"
import type { PaletteRow } from "./palette-rows.ts"

/** What stands in a line of the palette. */
export function RowLine({
  row,
  keysOf,
  today,
}: Readonly<{ row: PaletteRow; keysOf: ReadonlyMap<Command, Combination>; today: LocalDate }>) {
  switch (row.kind) {
    case "command": {
      const bound = keysOf.get(row.command)
      const keys = bound === undefined ? lockKeyNames.get(row.command) : keyNames(bound)
      return (
        <Line icon={commandIcon(row.command)}>
          <Name>
            <Marked text={row.name} marks={row.marks} />
          </Name>
          {keys !== undefined && <KeyRow keys={keys} then={say("shortcuts.then")} />}
        </Line>
      )
    }
    case "verb":
      return (
        <Line icon={<TextCursorInput />}>
          <Name>
            <Marked text={row.name} marks={row.marks} />
            {" …"}
          </Name>
        </Line>
      )
    case "record":
      return <RecordLine record={row.record} today={today} />
    case "words":
      return (
        <Line icon={row.deed === "search" ? <Search /> : <Plus />}>
          <Name>{say(`palette.${row.deed}`, { text: row.text })}</Name>
        </Line>
      )
    case "form":
      return (
        <Line icon={<CornerDownLeft />}>
          <Name>{say("palette.empty-form")}</Name>
        </Line>
      )
  }
}

function RecordLine({
  record: { kind, name, detail, marks },
  today,
}: Readonly<{ record: Recalled; today: LocalDate }>) {
  const day = parseLocalDate(detail)
  return (
    <>
      <KindIcon kind={kind} />
      <Name>
        {name.trim() === "" ? (
          <span className="text-ink-soft">{say("journal.untitled")}</span>
        ) : (
          <Marked text={name} marks={marks} />
        )}
        {detail !== "" && (
          <span className="ms-2 text-sm text-ink-soft">{day === null ? detail : sayNearDay(day, today)}</span>
        )}
      </Name>
      <span className="shrink-0 text-sm text-ink-faint">{typeInWords(kind)}</span>
    </>
  )
}

function Line({ icon, children }: Readonly<{ icon: ReactNode; children: ReactNode }>) {
  return (
    <>
      <span aria-hidden="true" className="shrink-0 text-ink-faint [&>svg]:size-4.5 [&>svg]:stroke-[1.5]">
        {icon}
      </span>
      {children}
    </>
  )
}

function Name({ children }: Readonly<{ children: ReactNode }>) {
  return <bdi className="min-w-0 flex-1 truncate">{children}</bdi>
}
