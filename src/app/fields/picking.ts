import type { Result } from "../../base/result.ts"
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
export function makePerson(vault: Vault, typed: string): Promise<Choice | null> {
  return madeInPlace(vault.createRecord("contact", splitName(typed)), typed)
}

export function makeOrganisation(vault: Vault, name: string): Promise<Choice | null> {
  return madeInPlace(vault.createRecord("organisation", { name }), name)
}

const underWay = new Set<Promise<Choice | null>>()

/** Whoever picks a new name and saves at once means that name too: a form waits for this before it is sent. */
export async function creationsDone(): Promise<void> {
  while (underWay.size > 0) await Promise.all(underWay)
}

function madeInPlace(
  creation: Promise<Result<Readonly<{ id: RecordId }>, unknown>>,
  name: string,
): Promise<Choice | null> {
  const made = creation.then((answer) => (answer.ok ? { id: answer.value.id, name: name.trim() } : null))
  underWay.add(made)
  return made.finally(() => underWay.delete(made))
}

export const idsOf = (choices: readonly Choice[]): readonly RecordId[] =>
  choices.map(({ id }) => id as RecordId)
