import { useEffect, useState } from "react"
import type { LocalDate } from "../../base/local-date.ts"
import type { ReciprocityEntry } from "../../domain/entities.ts"
import type { Choice } from "../../ui/choice.ts"
import { useApp } from "../app-context.ts"
import { useChoices } from "../fields/people-field.tsx"
import type { AskingFor } from "../frame/asking.ts"
import { useToday } from "../frame/today-date.ts"
import { emptyForm, type ExchangeForm, formOf } from "./exchange-form.ts"
import { ExchangeFormDialog } from "./exchange-form-dialog.tsx"

type Begun = Readonly<{ form: ExchangeForm; entry?: ReciprocityEntry }>

/** A new exchange, or one to be changed. */
export function ExchangeDialog({
  asking,
  onClose,
}: Readonly<{ asking: AskingFor<"exchange">; onClose: () => void }>) {
  const { id, preset = {} } = asking
  const today = useToday()
  const people = useChoices(preset.contacts ?? [])
  const changed = useBegun(asking, today)
  if (id !== undefined) {
    return changed === null ? null : <ExchangeFormDialog {...changed} preset={preset} onClose={onClose} />
  }
  if (people === null) return null
  return (
    <ExchangeFormDialog form={emptyForm(today, people, preset.direction)} preset={preset} onClose={onClose} />
  )
}

/** What a form that changes an exchange begins with; null until it is there. */
function useBegun({ id }: AskingFor<"exchange">, today: LocalDate): Begun | null {
  const { client } = useApp()
  const [begun, setBegun] = useState<Begun | null>(null)
  useEffect(() => {
    if (id === undefined) return
    let isWanted = true
    const begin = async () => {
      const entry = await client.vault.getRecord("reciprocity-entry", id)
      if (entry === null) return
      const named = await client.vault.namesOf(entry.contacts ?? [])
      const people = named.map(({ id: person, name }): Choice => ({ id: person, name }))
      if (isWanted) setBegun({ entry, form: formOf(entry, people, today) })
    }
    void begin()
    return () => {
      isWanted = false
    }
  }, [client, id, today])
  return begun
}
