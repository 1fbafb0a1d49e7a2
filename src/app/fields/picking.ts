import type { EntityType } from "../../domain/entities.ts"
import type { RecordId } from "../../domain/envelope.ts"
import type { Choice, ChoiceSearch } from "../../ui/choice.ts"
import type { Vault } from "../vault-client.ts"

const offered = 8

/** What a field that picks records of `types` asks the vault. */
export function pickSearch(vault: Vault, types: readonly EntityType[]): ChoiceSearch {
  return async (text) => {
    const picks = await vault.pick({ text, types, count: offered })
    return picks.map(({ id, name, detail }) => ({ id, name, detail }))
  }
}

/** The last word is the family name, where there are several. */
export function splitName(typed: string): Readonly<{ givenName: string; familyName?: string }> {
  const words = typed.trim().split(/\s+/)
  const familyName = words.length > 1 ? words.at(-1) : undefined
  const givenName = words.length > 1 ? words.slice(0, -1).join(" ") : typed.trim()
  return { givenName, ...(familyName !== undefined && { familyName }) }
}

/** A new person of the name that was typed. */
export async function makePerson(vault: Vault, typed: string): Promise<Choice | null> {
  const made = await vault.createRecord("contact", splitName(typed))
  return made.ok ? { id: made.value.id, name: typed.trim() } : null
}

export const idsOf = (choices: readonly Choice[]): readonly RecordId[] =>
  choices.map(({ id }) => id as RecordId)
