import { useEffect } from "react"
import { Button } from "react-aria-components/Button"
import type { RecordId } from "../../domain/envelope.ts"
import { Chip } from "../../ui/chip.tsx"
import { classNames } from "../../ui/class-names.ts"
import type { Hit, Snippet } from "../../worker/api/search.ts"
import { sayDay, sayDayOfYear } from "../strings/dates.ts"
import { useToday } from "../frame/today-date.ts"
import { sayPeople } from "../strings/people.ts"
import { say } from "../strings/say.ts"
import { TagChips } from "../tags/tag-chips.tsx"
import { hitWords } from "./hit-words.ts"
import { KindIcon } from "./kind-icon.tsx"
import { Marked } from "./marked.tsx"
import { directionOf } from "./text-direction.ts"

const noMarks: Snippet["titleMarks"] = []

/** One thing that was found: its line, the place in its text, and what tells it from others. */
export function HitRow({
  hit,
  snippet,
  onWant,
  isTabStop,
  onOpen,
}: Readonly<{
  hit: Hit
  snippet: Snippet | undefined
  /** Asks for the found places of this line. */
  onWant: ((id: RecordId) => void) | undefined
  isTabStop: boolean
  onOpen: (hit: Hit) => void
}>) {
  const today = useToday()
  useEffect(() => onWant?.(hit.id), [onWant, hit.id])
  const { line, lineIs, under } = hitWords(hit)
  const titleMarks = snippet?.titleMarks ?? noMarks
  return (
    <Button
      onPress={() => onOpen(hit)}
      excludeFromTabOrder={!isTabStop}
      className="grid w-full cursor-default grid-cols-[1.25rem_minmax(0,1fr)_auto] items-start gap-x-3 rounded-md px-3 py-2.5 text-left transition-colors data-focus-visible:-outline-offset-2 data-hovered:bg-paper-hover data-pressed:bg-paper-pressed"
    >
      <span className="grid h-7 items-center">
        <KindIcon kind={hit.kind} />
      </span>
      <span className="grid min-w-0 gap-0.5">
        <span
          {...(lineIs === "title" && { dir: "auto" })}
          className={classNames(
            "truncate font-serif text-md",
            lineIs === "missing" && "text-ink-faint italic",
          )}
        >
          {lineIs === "title" ? <Marked text={line} marks={titleMarks} /> : line}
        </span>
        {under.trim() !== "" && (
          <span dir="auto" className="truncate text-sm text-ink-soft">
            <Marked text={under} marks={titleMarks} />
          </span>
        )}
        {snippet !== undefined && snippet.text !== "" && (
          <span dir={directionOf(snippet.text)} className="line-clamp-2 text-sm text-ink-soft wrap-anywhere">
            <Marked text={snippet.text} marks={snippet.marks} />
          </span>
        )}
        <HitFacts hit={hit} isWithPeople={hit.kind !== "reciprocity-entry"} />
      </span>
      {hit.date !== null && (
        <span className="pt-1 text-sm whitespace-nowrap text-ink-faint tabular-nums">
          <span className="sr-only">{sayDay(hit.date)}</span>
          <span aria-hidden="true">{sayDayOfYear(hit.date, today)}</span>
        </span>
      )}
    </Button>
  )
}

/** With whom, in what, and its tags. */
function HitFacts({ hit, isWithPeople }: Readonly<{ hit: Hit; isWithPeople: boolean }>) {
  const { people, of, tags, isArchived } = hit
  const isNamed = isWithPeople && people.length > 0
  const isIn = of !== null && of.name !== "" && !people.some(({ id }) => id === of.id)
  if (!isNamed && !isIn && tags.length === 0 && !isArchived) return null
  const words = [isNamed ? sayPeople(people) : "", isIn ? say("search.of", { name: sayPeople([of]) }) : ""]
  return (
    <span className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1 text-sm text-ink-faint has-[bdi]:pt-1">
      <span dir="auto" className="min-w-0 truncate empty:hidden">
        {words.filter((word) => word !== "").join(" · ")}
      </span>
      <TagChips tags={tags} />
      {isArchived && <Chip>{say("search.archived")}</Chip>}
    </span>
  )
}
