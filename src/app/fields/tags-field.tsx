import { useCallback } from "react"
import { tagPath } from "../../domain/tag-path.ts"
import { TagField } from "../../ui/tag-field.tsx"
import { useApp } from "../app-context.ts"
import { say } from "../strings/say.ts"
import { suggestTags } from "../tags/suggest-tags.ts"
import { hueOf, useTagColours } from "../tags/tag-colours.ts"

const offered = 8

/** Tags of a record; those in use elsewhere are offered, and those that others are nested in. */
export function TagsField({
  value,
  onChange,
}: Readonly<{ value: readonly string[]; onChange: (value: readonly string[]) => void }>) {
  const { client } = useApp()
  const colours = useTagColours()
  const suggest = useCallback(
    async (query: string) => {
      const rows = await client.vault.listTagTree()
      return suggestTags(
        rows.map(({ path }) => path),
        query,
        offered,
      )
    },
    [client],
  )
  const hue = useCallback((tag: string) => hueOf(colours, tagPath(tag)), [colours])
  return (
    <TagField
      label={say("fields.tags")}
      value={value}
      onChange={(tags) => onChange(asPaths(tags))}
      suggest={suggest}
      hueOf={hue}
      words={{
        chosen: say("fields.tags"),
        nothingFound: say("fields.nothing"),
        remove: (name) => say("fields.remove", { name }),
        add: (tag) => say("fields.new-tag", { tag: tagPath(tag) }),
      }}
    />
  )
}

function asPaths(tags: readonly string[]): readonly string[] {
  return [...new Set(tags.map(tagPath).filter((path) => path !== ""))]
}
