import { type RefObject, useEffect, useEffectEvent } from "react"
import type { RecordId } from "../../domain/envelope.ts"
import { QueryField } from "../../ui/query-field.tsx"
import type { QueryOption } from "../../ui/query-options.tsx"
import { useAsked } from "../frame/use-asked.ts"
import { useToday } from "../frame/today-date.ts"
import { say } from "../strings/say.ts"
import { chipWords } from "./filter-words.ts"
import { filtersOf, type Written } from "./typed-query.ts"
import { withoutLastWordOfName, withRoomForName } from "./typed-name.ts"
import { useCompletions } from "./use-completions.ts"

/** The line in which everything is asked. */
export function SearchField({
  written,
  onWrite,
  onPick,
  onEnter,
  onLeaveDown,
  onClear,
  inputRef,
}: Readonly<{
  written: Written
  onWrite: (written: Written) => void
  onPick: (option: QueryOption) => void
  onEnter: () => void
  onLeaveDown: () => void
  onClear: () => void
  inputRef: RefObject<HTMLInputElement | null>
}>) {
  const { chips, text, caret } = written
  const { options, isNothing, mayGoOn } = useCompletions(text, caret)
  const splitName = useEffectEvent(() => {
    const apart = withoutLastWordOfName(written)
    if (apart !== null) onWrite(apart)
  })
  useEffect(() => {
    if (isNothing) splitName()
  }, [isNothing])
  const nameOf = useNamesOf(chips)
  const today = useToday()
  return (
    <QueryField
      label={say("search.field")}
      placeholder={say("search.field.example")}
      chips={chips.map((chip) => {
        const [filter] = filtersOf([chip], today)
        return { id: chip, name: filter === undefined ? chip : chipWords(filter, nameOf) }
      })}
      onRemoveChip={(id) => onWrite({ ...written, chips: chips.filter((chip) => chip !== id) })}
      text={text}
      caret={caret}
      onType={(typed, at) => {
        if (typed === text && at === caret) return
        const now = { ...written, text: typed, caret: at }
        onWrite(mayGoOn ? withRoomForName(written, now) : now)
      }}
      options={options}
      onPick={onPick}
      onEnter={onEnter}
      onLeaveDown={onLeaveDown}
      onClear={onClear}
      words={{
        chips: say("search.field.chips"),
        removeChip: (name) => say("search.chip.remove", { name }),
        clear: say("search.field.clear"),
        options: say("search.field.options"),
      }}
      inputRef={inputRef}
    />
  )
}

/** The names of records that filters name by their ids. */
function useNamesOf(chips: readonly string[]): (id: string) => string | undefined {
  const today = useToday()
  const ids = filtersOf(chips, today).flatMap(({ filter: { value } }) =>
    typeof value === "string" && value.startsWith("@") ? [value.slice(1) as RecordId] : [],
  )
  const asked = useAsked(ids.join(" "), (vault) =>
    ids.length === 0 ? Promise.resolve([]) : vault.namesOf(ids),
  )
  return (id) => (asked.kind === "here" ? asked.value.find((named) => named.id === id)?.name : undefined)
}
