import { useEffect, useState } from "react"
import type { FilterName } from "../../query/query.ts"
import type { QueryOption } from "../../ui/query-options.tsx"
import { SearchMenu } from "../../ui/search-menu.tsx"
import { useApp } from "../app-context.ts"
import { say } from "../strings/say.ts"
import { optionOf } from "./use-completions.ts"

const offered = 50
/** Of those that are found by typing: as many as are seen without scrolling. */
const offeredAtOnce = 8
/** Those that a journal may have any number of. */
const findable: readonly FilterName[] = ["person", "relationship", "tag"]

/** The values of one filter, with how many records each would leave. */
export function FilterMenu({
  by,
  onAdd,
}: Readonly<{ by: FilterName; onAdd: (by: FilterName, value: string) => void }>) {
  const { client } = useApp()
  const isFindable = findable.includes(by)
  const [isWanted, setWanted] = useState(false)
  const [text, setText] = useState("")
  const [options, setOptions] = useState<readonly QueryOption[]>([])
  useEffect(() => {
    if (!isWanted) return
    let isNewest = true
    const show = (found: readonly QueryOption[]) => {
      if (isNewest) setOptions(found)
    }
    client.vault.suggest({ by, text, count: isFindable ? offeredAtOnce : offered }).then(
      (suggestions) => show(suggestions.map((one) => optionOf(by, one))),
      () => show([]),
    )
    return () => {
      isNewest = false
    }
  }, [client, by, text, isWanted, isFindable])
  return (
    <SearchMenu
      label={say(`search.filter.${by}`)}
      options={options}
      onOpenChange={(isOpen) => {
        setWanted(isOpen)
        setText("")
      }}
      onPick={({ id }) => onAdd(by, id)}
      emptyText={say("search.no-value")}
      {...(isFindable && {
        find: {
          label: say("search.find-value"),
          clearLabel: say("search.field.clear"),
          text,
          onType: setText,
        },
      })}
    />
  )
}
