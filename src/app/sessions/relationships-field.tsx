import { useCallback } from "react"
import type { Choice } from "../../ui/choice.ts"
import { MultiComboField } from "../../ui/multi-combo-field.tsx"
import { useApp } from "../app-context.ts"
import { pickSearch } from "../fields/picking.ts"
import { say } from "../strings/say.ts"

/** The relationships that a session belongs to. */
export function RelationshipsField({
  value,
  onChange,
}: Readonly<{ value: readonly Choice[]; onChange: (value: readonly Choice[]) => void }>) {
  const { client } = useApp()
  const search = useCallback((text: string) => pickSearch(client.vault, ["relationship"])(text), [client])
  return (
    <MultiComboField
      label={say("session.relationships")}
      value={value}
      onChange={onChange}
      search={search}
      words={{
        chosen: say("session.relationships"),
        nothingFound: say("fields.nothing"),
        remove: (name) => say("fields.remove", { name }),
      }}
    />
  )
}
