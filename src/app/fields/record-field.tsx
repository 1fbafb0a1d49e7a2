import { useCallback } from "react"
import type { EntityType } from "../../domain/entities.ts"
import type { Choice } from "../../ui/choice.ts"
import { ComboField } from "../../ui/combo-field.tsx"
import { useApp } from "../app-context.ts"
import { say } from "../strings/say.ts"
import { makeOrganisation, makePerson, pickSearch } from "./picking.ts"

/** One record by its name: a person, a relationship, an organisation. A person or organisation is made in place. */
export function RecordField({
  label,
  type,
  value,
  onChange,
  error,
  takesFocus = false,
}: Readonly<{
  label: string
  type: EntityType
  value: Choice | null
  onChange: (value: Choice | null) => void
  error?: string | undefined
  takesFocus?: boolean
}>) {
  const { client } = useApp()
  const search = useCallback((text: string) => pickSearch(client.vault, [type])(text), [client, type])
  const creation =
    type === "contact"
      ? {
          label: (name: string) => say("fields.new-person", { name }),
          onCreate: (name: string) => makePerson(client.vault, name),
        }
      : type === "organisation"
        ? {
            label: (name: string) => say("fields.new-organisation", { name }),
            onCreate: (name: string) => makeOrganisation(client.vault, name),
          }
        : null
  return (
    <ComboField
      label={label}
      value={value}
      onChange={onChange}
      search={search}
      {...(creation !== null && { creation })}
      words={{ open: say("fields.open"), nothingFound: say("fields.nothing") }}
      error={error}
      takesFocus={takesFocus}
    />
  )
}
