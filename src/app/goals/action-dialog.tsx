import { useEffect, useState } from "react"
import type { Action } from "../../domain/entities.ts"
import type { RecordId } from "../../domain/envelope.ts"
import type { Choice } from "../../ui/choice.ts"
import { useApp } from "../app-context.ts"
import type { AskingFor } from "../frame/asking.ts"
import type { Vault } from "../vault-client.ts"
import { type ActionForm, emptyForm, formOf } from "./action-form.ts"
import { ActionFormDialog } from "./action-form-dialog.tsx"

type Begun = Readonly<{ form: ActionForm; action?: Action }>

/** A new action, or one to be changed. */
export function ActionDialog({
  asking,
  onClose,
}: Readonly<{ asking: AskingFor<"action">; onClose: () => void }>) {
  const { client } = useApp()
  const [begun, setBegun] = useState<Begun | null>(null)
  useEffect(() => {
    let isWanted = true
    void begin(client.vault, asking).then((form) => isWanted && setBegun(form))
    return () => {
      isWanted = false
    }
  }, [client, asking])
  if (begun === null) return null
  const session = asking.preset?.session
  return <ActionFormDialog {...begun} {...(session !== undefined && { session })} onClose={onClose} />
}

async function begin(vault: Vault, { id, preset = {} }: AskingFor<"action">): Promise<Begun | null> {
  if (id === undefined) {
    const person = await choiceOf(vault, preset.contacts?.[0])
    return { form: emptyForm(preset.title ?? "", person, await choiceOf(vault, preset.relationship)) }
  }
  const action = await vault.getRecord("action", id)
  if (action === null) return null
  const [person, relationship] = await Promise.all([
    choiceOf(vault, action.contact),
    choiceOf(vault, action.relationship),
  ])
  return { action, form: formOf(action, person, relationship) }
}

async function choiceOf(vault: Vault, id: RecordId | undefined): Promise<Choice | null> {
  if (id === undefined) return null
  const [named] = await vault.namesOf([id])
  return named === undefined ? null : { id, name: named.name }
}
