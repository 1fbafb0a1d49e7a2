import { Button } from "react-aria-components/Button"
import type { RecordId } from "../../domain/envelope.ts"
import type { Hit } from "../../worker/api/search.ts"
import { sayPlainDay } from "../strings/dates.ts"
import { sayPeople } from "../strings/people.ts"
import { hitWords } from "./hit-words.ts"
import { KindIcon } from "./kind-icon.tsx"
import { useOpenRecord } from "../frame/use-open-record.ts"

/** Something that comes back by itself, on one line that opens it. */
export function MemoryLine({
  hit,
  without,
  isDated = false,
}: Readonly<{
  hit: Hit
  /** The person whose page it stands on: their name is not said again. */
  without?: RecordId
  isDated?: boolean
}>) {
  const open = useOpenRecord()
  const { line, lineIs } = hitWords(hit)
  const others = hit.people.filter(({ id }) => id !== without)
  const under = [
    isDated && hit.date !== null ? sayPlainDay(hit.date) : "",
    others.length > 0 && hit.kind !== "reciprocity-entry" ? sayPeople(others) : "",
  ].filter((words) => words !== "")
  return (
    <li>
      <Button
        onPress={() => open(hit)}
        className="grid w-full cursor-default grid-cols-[1.25rem_minmax(0,1fr)] items-center gap-x-3 rounded-md px-3 py-2 text-left transition-colors data-hovered:bg-paper-hover data-pressed:bg-paper-pressed"
      >
        <KindIcon kind={hit.kind} />
        <bdi
          className={
            lineIs === "missing"
              ? "truncate font-serif text-md text-ink-faint italic"
              : "truncate font-serif text-md"
          }
        >
          {line}
        </bdi>
        {under.length > 0 && (
          <span className="col-start-2 truncate text-sm text-ink-soft">{under.join(" · ")}</span>
        )}
      </Button>
    </li>
  )
}
