import { useCallback, useEffect, useState } from "react"
import type { RecordId } from "../../domain/envelope.ts"
import type { Choice } from "../../ui/choice.ts"
import { MultiComboField } from "../../ui/multi-combo-field.tsx"
import { useApp } from "../app-context.ts"
import { say } from "../strings/say.ts"
import { makePerson, pickSearch } from "./picking.ts"

/** People of the network by name; whoever is not there yet is made in place. */
export function PeopleField({
  label,
  value,
  onChange,
  error,
  takesFocus = false,
}: Readonly<{
  label: string
  value: readonly Choice[]
  onChange: (value: readonly Choice[]) => void
  error?: string | undefined
  takesFocus?: boolean
}>) {
  const { client } = useApp()
  const search = useCallback((text: string) => pickSearch(client.vault, ["contact"])(text), [client])
  return (
    <MultiComboField
      label={label}
      value={value}
      onChange={onChange}
      search={search}
      creation={{
        label: (name) => say("fields.new-person", { name }),
        onCreate: (name) => makePerson(client.vault, name),
      }}
      words={{
        chosen: label,
        nothingFound: say("fields.nobody"),
        remove: (name) => say("fields.remove", { name }),
      }}
      error={error}
      takesFocus={takesFocus}
    />
  )
}

/** The names of records that a form begins with; null while they are asked for. */
export function useChoices(ids: readonly RecordId[]): readonly Choice[] | null {
  const { client } = useApp()
  const [choices, setChoices] = useState<readonly Choice[] | null>(ids.length === 0 ? [] : null)
  const key = ids.join(" ")
  useEffect(() => {
    if (key === "") return
    let isWanted = true
    void client.vault.namesOf(key.split(" ") as RecordId[]).then((named) => {
      if (isWanted) setChoices(named.map(({ id, name }) => ({ id, name })))
    })
    return () => {
      isWanted = false
    }
  }, [client, key])
  return choices
}
