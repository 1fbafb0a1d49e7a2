import { TagChip } from "../../ui/tag-chip.tsx"
import { hueOf, useTagColours } from "./tag-colours.ts"

/** A record's tags, in their colours: to stand among other chips, in a row that wraps. */
export function TagChips({ tags }: Readonly<{ tags: readonly string[] }>) {
  const colours = useTagColours()
  return tags.map((tag) => <TagChip key={tag} path={tag} hue={hueOf(colours, tag)} />)
}

/** The same as the value of a line of facts. */
export function TagList({ tags }: Readonly<{ tags: readonly string[] }>) {
  return (
    <span className="flex flex-wrap gap-1.5">
      <TagChips tags={tags} />
    </span>
  )
}
