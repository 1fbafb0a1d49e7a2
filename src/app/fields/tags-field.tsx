import { useCallback } from "react"
import { TagField } from "../../ui/tag-field.tsx"
import { useApp } from "../app-context.ts"
import { say } from "../strings/say.ts"

/** Tags of a record; those in use elsewhere are offered. */
export function TagsField({
  value,
  onChange,
}: Readonly<{ value: readonly string[]; onChange: (value: readonly string[]) => void }>) {
  const { client } = useApp()
  const suggest = useCallback(
    async (query: string) => {
      const wanted = query.toLocaleLowerCase()
      const tags = await client.vault.listTags()
      return tags.filter((tag) => tag.toLocaleLowerCase().includes(wanted)).slice(0, 8)
    },
    [client],
  )
  return (
    <TagField
      label={say("fields.tags")}
      value={value}
      onChange={onChange}
      suggest={suggest}
      words={{
        chosen: say("fields.tags"),
        nothingFound: say("fields.nothing"),
        remove: (name) => say("fields.remove", { name }),
        add: (tag) => say("fields.new-tag", { tag }),
      }}
    />
  )
}
