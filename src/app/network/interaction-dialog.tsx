import { useEffect, useState } from "react"
import type { LocalDate } from "../../base/local-date.ts"
import type { RecordId } from "../../domain/envelope.ts"
import type { Choice } from "../../ui/choice.ts"
import { useApp } from "../app-context.ts"
import type { AskingFor } from "../frame/asking.ts"
import { useToday } from "../frame/today-date.ts"
import type { Vault } from "../vault-client.ts"
import { emptyForm, formOf, type InteractionForm } from "./interaction-form.ts"
import { InteractionFormDialog } from "./interaction-form-dialog.tsx"

type Begun = Readonly<{ form: InteractionForm; id?: RecordId }>

/** A light line that there was contact: a new one, or one to be changed. */
export function InteractionDialog({
  asking,
  onClose,
}: Readonly<{ asking: AskingFor<"interaction">; onClose: () => void }>) {
  const { client } = useApp()
  const today = useToday()
  const [begun, setBegun] = useState<Begun | null>(null)
  useEffect(() => {
    let isWanted = true
    void begin(client.vault, asking, today).then((form) => isWanted && setBegun(form))
    return () => {
      isWanted = false
    }
  }, [client, asking, today])
  return begun === null ? null : <InteractionFormDialog {...begun} onClose={onClose} />
}

async function begin(
  vault: Vault,
  { id, preset = {} }: AskingFor<"interaction">,
  today: LocalDate,
): Promise<Begun | null> {
  if (id === undefined) return { form: emptyForm(today, await choicesOf(vault, preset.contacts ?? [])) }
  const interaction = await vault.getRecord("interaction", id)
  if (interaction === null) return null
  return { id, form: formOf(interaction, await choicesOf(vault, interaction.contacts ?? []), today) }
}

async function choicesOf(vault: Vault, ids: readonly RecordId[]): Promise<readonly Choice[]> {
  const named = await vault.namesOf(ids)
  return named.map(({ id, name }) => ({ id, name }))
}
