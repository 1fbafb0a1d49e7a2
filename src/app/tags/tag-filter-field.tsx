import { useMemo } from "react"
import type { EntityType } from "../../domain/entities.ts"
import { TagFilter } from "../../ui/tag-filter.tsx"
import { useAsked } from "../frame/use-asked.ts"
import { say } from "../strings/say.ts"
import { suggestTags } from "./suggest-tags.ts"
import { hueOf, useTagColours } from "./tag-colours.ts"

const offered = 100

/** Narrows a list to what bears all the chosen tags, or ones nested in them. Left out as long as there is none. */
export function TagFilterField({
  types,
  value,
  onChange,
}: Readonly<{
  /** Of what is in the list. */
  types: readonly EntityType[]
  value: readonly string[]
  onChange: (value: readonly string[]) => void
}>) {
  const colours = useTagColours()
  const asked = useAsked(types.join(), (vault) => vault.listTagsOf(types))
  const rows = asked.kind === "here" ? asked.value : none
  const counts = useMemo(() => new Map(rows.map(({ path, withNested }) => [path, withNested])), [rows])
  // A chosen one that is gone by now can still be taken out.
  const paths = useMemo(() => [...new Set([...value, ...counts.keys()])], [value, counts])
  if (paths.length === 0) return null
  return (
    <div className="w-36">
      <TagFilter
        label={labelOf(value)}
        chosen={value}
        onChange={onChange}
        optionsFor={(typed) =>
          suggestTags(paths, typed, offered).map((path) => ({
            path,
            hue: hueOf(colours, path),
            detail: String(counts.get(path) ?? 0),
          }))
        }
        words={{
          list: say("tags.filter"),
          find: say("tags.find"),
          clear: say("tags.find.clear"),
          nothingFound: say("fields.nothing"),
        }}
      />
    </div>
  )
}

const none: readonly never[] = []

function labelOf(value: readonly string[]): string {
  const [only] = value
  if (only === undefined) return say("tags.filter.any")
  return value.length === 1 ? only : say("tags.filter.count", { count: value.length })
}
